@durable-streams @capability-browser-headers
Feature: Headers for browsers
  A browser that meets a stream is told not to guess its type and who may embed it.

  @DS-12.7-01 @SHOULD
  Rule: No browser is to guess the type of an answer

    Scenario Outline: <answer>
      Given a stream with 3 messages
      When a client gets <answer>
      Then the header "X-Content-Type-Options" contains "nosniff"

      Examples:
        | answer                             |
        | a read                             |
        | a read at the tail                 |
        | the metadata                       |
        | an acknowledged append             |
        | a created stream                   |
        | a confirmed stream                 |
        | a deletion                         |
        | a refusal of an empty append       |
        | a refusal of another content type  |
        | a refusal for want of a stream     |

    @capability-caching
    Scenario: A confirmed copy
      Given a stream with 3 messages
      And a reader has cached the answer to a read from "-1"
      When the reader revalidates its copy
      Then the header "X-Content-Type-Options" contains "nosniff"

    @each-mode
    Scenario: A read with data
      Given a stream with 3 messages
      When a reader reads from "-1"
      Then the header "X-Content-Type-Options" contains "nosniff"

  @DS-12.7-02 @SHOULD
  Rule: Content says who may embed it

    @each-mode
    Scenario: A read with data
      Given a stream with 3 messages
      When a reader reads from "-1"
      Then the answer carries a resource policy

    Scenario Outline: Without content: <answer>
      Given a stream with 3 messages
      When a client gets <answer>
      Then it is noted whether the answer names a resource policy

      Examples:
        | answer                             |
        | a read at the tail                 |
        | the metadata                       |
        | an acknowledged append             |
        | a created stream                   |
        | a refusal of an empty append       |
        | a refusal for want of a stream     |

  @DS-12.7-03 @MAY
  Rule: A download may be marked as one

    Scenario: A read of bytes
      Given a stream with 3 messages
      When a reader reads from the start
      Then it is noted how browsers are to show the answer
