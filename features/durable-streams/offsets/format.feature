@durable-streams
Feature: Offsets fit into a URL
  An offset travels in a query string and in a header, so its characters and its length are limited. What is no offset is refused.

  @DS-8-31 @MUST
  Rule: An offset has no comma, ampersand, equals sign, question mark or slash

    Scenario: Offsets from every answer
      Given the offsets from every answer on empty, filled and JSON streams
      Then each of them has no comma, ampersand, equals sign, question mark or slash

  @DS-8-32 @SHOULD
  Rule: An offset consists of characters that a URL takes as they are

    Scenario: Offsets from every answer on every kind of stream
      Given the offsets from every answer on empty, filled and JSON streams
      Then each of them consists of characters that a URL takes as they are

  @DS-8-34 @SHOULD
  Rule: An offset is shorter than 256 characters

    Scenario: Offsets from every answer, also of long streams
      Given the offsets from every answer on empty, filled and JSON streams
      Then each of them is shorter than 256 characters

  @DS-5.6-02 @MUST
  Rule: A malformed offset is refused

    Scenario Outline: A forbidden character: <offset>
      Given a stream with 3 messages
      When a reader sends the query "offset=<offset>"
      Then the request is refused as malformed

      Examples:
        | offset |
        | a,b    |
        | a%2Cb  |
        | a%2Fb  |
        | a%3Db  |
        | a%26b  |
        | a%3Fb  |

    Scenario Outline: An offset parameter that is <fault>
      Given a stream with 3 messages
      When a reader sends the query "<query>"
      Then the request is refused as malformed

      Examples:
        | fault                  | query                 |
        | empty                  | offset=               |
        | malformed and repeated | offset=a,b&offset=a,b |

    Scenario: The same valid offset twice
      Given a stream with 3 messages
      When a reader sends the query "offset=-1&offset=-1"
      Then it is noted how the request is answered

    Scenario: A forbidden character inside an offset of the server
      Given a stream with 3 messages
      When a reader reads from an offset with a comma in its middle
      Then the request is refused as malformed

    Scenario: The same request with the offset as it was handed out
      Given a stream with 3 messages
      When a reader reads from the offset after message 1
      Then the reader receives the messages after message 1
