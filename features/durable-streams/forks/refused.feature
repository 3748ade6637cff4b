@durable-streams @capability-fork
Feature: Fork requests that are not granted
  What cannot be forked is refused, and nothing is different afterwards.

  @DS-4.2-16 @MUST
  Rule: A refused fork leaves nothing behind

    Scenario Outline: <header> set to '<value>'
      Given a "text/plain" stream with 2 messages
      When a client asks for a fork with "<header>" set to "<value>"
      And the source is deleted
      And now about the source
      Then there is no stream
      And nothing was created

      Examples:
        | header                 | value            |
        | Content-Type           | application/json |
        | Stream-Fork-Offset     | a,b              |
        | Stream-Fork-Sub-Offset | 1                |

    Scenario: A URL that is taken
      Given a stream with 2 messages
      When a client asks for a fork under the URL of another stream
      And the source is deleted
      And now about the source
      Then there is no stream

  @DS-4.2-31 @MUST
  Rule: A fork does not take the place of another stream

    Scenario: A stream that is no fork
      Given a stream with 3 messages
      When a client asks for a fork under the URL of another stream
      Then the request is refused as a conflict
      And the stream is unchanged

    Scenario: Its own source
      Given a stream with 3 messages
      When a client asks for a fork under the URL of the stream itself
      Then the request is refused as a conflict
      And the stream is unchanged

    Scenario: A fork of another stream
      Given a stream with 3 messages
      When a client forks the stream
      And the client repeats the fork request for another source
      Then the request is refused as a conflict
      And the stream is unchanged

  @DS-5.1-28 @MUST
  Rule: A fork offset without a source makes no fork

    Scenario: An offset of another stream
      Given a stream with 3 messages
      When a client asks for a fork at the offset after message 2 without naming a source
      Then the request is refused as malformed or an empty stream is created

  @DS-5.1-29 @MUST
  Rule: A sub-offset without a source is refused

    Scenario Outline: The sub-offset <value>
      Given a URL without a stream
      When a client asks for a fork with the sub-offset "<value>" without naming a source
      Then the request is refused as malformed
      And there is no stream

      Examples:
        | value |
        | 0     |
        | 2     |

  @DS-8-61 @MAY
  Rule: An offset that a client made up may be refused or taken

    Scenario: One character is another
      Given a stream with 3 messages
      When a client asks for a fork at an offset of its own making
      Then the answer is noted

  @DS-8-60 @MAY
  Rule: An offset that a client made up does no harm

    Scenario: The source stays as it was
      Given a stream with 3 messages
      When a client asks for a fork at an offset of its own making
      And now about the source
      Then the stream is unchanged
