@durable-streams @capability-caching
Feature: What caches may keep
  Data that was read may be kept for a while. What changes with every append may not.

  @DS-5.5-08 @SHOULD
  Rule: The metadata are not to be kept

    Scenario Outline: A stream with <count> messages
      Given a stream with <count> messages
      When a client asks for the metadata
      Then the answer forbids caches to use it unasked

      Examples:
        | count |
        | 0     |
        | 3     |

    @capability-close
    Scenario: A closed stream
      Given a stream with 3 messages
      And the stream is closed
      When a client asks for the metadata
      Then the answer forbids caches to use it unasked

  @DS-5.5-09 @MAY
  Rule: The metadata may be kept for revalidation

    Scenario: What the server says about the metadata
      Given a stream with 3 messages
      When a client asks for the metadata
      Then it is noted what the answer says about caching

  @DS-8-43 @SHOULD
  Rule: A read from now is not to be stored

    Scenario Outline: A stream with <count> messages
      Given a stream with <count> messages
      When a reader reads from "now"
      Then the answer forbids caches to store it

      Examples:
        | count |
        | 0     |
        | 3     |

    @capability-json
    Scenario: A JSON stream
      Given a JSON stream with 3 messages
      When a reader reads from "now"
      Then the answer forbids caches to store it

    @capability-close
    Scenario: A closed stream
      Given a stream with 3 messages
      And the stream is closed
      When a reader reads from "now"
      Then the answer forbids caches to store it

  @DS-10.1-01 @SHOULD
  Rule: A read says how long it may be kept

    Scenario: A read of data
      Given a stream with 3 messages
      When a reader reads from the start
      Then the answer carries a time for which it may be kept

    Scenario: A read from the middle
      Given a stream with 3 messages
      When a reader reads from the offset after message 1
      Then the answer carries a time for which it may be kept

  @DS-10.1-02 @SHOULD
  Rule: What not everybody may read is not kept for everybody

    Scenario: A read with credentials
      Given the target asks for credentials
      And a stream with 3 messages
      When a reader reads from the start
      Then the answer forbids caches to share it

  @DS-5.6-07 @SHOULD @capability-ttl
  Rule: A read is not kept longer than its stream

    Scenario: A stream with a lifetime of five seconds
      Given a stream with the TTL "5"
      And a writer appended 3 messages
      When a reader reads from the start
      Then no cache may keep the answer for more than 60 seconds

    Scenario: A stream that ends in five minutes
      Given a stream with an end in 300 seconds
      And a writer appended 3 messages
      When a reader reads from the start
      Then no cache may keep the answer for more than 300 seconds
