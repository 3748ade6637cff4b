@durable-streams @capability-fork
Feature: Fork requests that are not granted
  What cannot be forked is refused, and nothing is different afterwards.

  @DS-4.2-16 @MUST
  Rule: A refused fork leaves nothing behind

    Scenario Outline: A fork request with <header> set to '<value>'
      Given a "text/plain" source with 2 messages
      When a client asks for a fork of the source with "<header>" set to "<value>"
      And the source is deleted
      Then there is no stream
      And nothing was created

      Examples:
        | header                 | value            |
        | Content-Type           | application/json |
        | Stream-Fork-Offset     | a,b              |
        | Stream-Fork-Sub-Offset | 1                |

    Scenario: A URL that is taken
      Given a source with 2 messages
      And another stream with 2 messages
      When a client asks for a fork of the source under the URL of the other stream
      And the source is deleted
      Then there is no stream

  @DS-4.2-31 @MUST
  Rule: A fork does not take the place of another stream

    Scenario: A stream that is no fork
      Given a source with 3 messages
      And another stream with 2 messages
      When a client asks for a fork of the source under the URL of the other stream
      Then the request is refused as a conflict
      And the other stream is unchanged

    Scenario: The source of the fork itself
      Given a source with 3 messages
      When a client asks for a fork of the source under the URL of the source
      Then the request is refused as a conflict
      And the source is unchanged

    Scenario: A fork of another stream
      Given a source with 3 messages
      And another stream with 3 messages
      And a fork of the source
      When a client asks for a fork of the other stream under the URL of the fork
      Then the request is refused as a conflict
      And the fork is unchanged

  @DS-5.1-28 @MUST
  Rule: A fork offset without a source makes no fork

    Scenario: An offset of another stream
      Given a stream with 3 messages
      When a client asks for a fork of no source at the offset after message 2
      Then the request is refused as malformed or an empty stream is created

  @DS-5.1-29 @MUST
  Rule: A sub-offset without a source is refused

    Scenario Outline: The sub-offset <value>
      Given a URL without a stream
      When a client asks for a fork of no source with the sub-offset "<value>"
      Then the request is refused as malformed
      And there is no stream

      Examples:
        | value |
        | 0     |
        | 2     |

  @DS-8-61 @MAY
  Rule: An offset that a client made up may be refused or taken

    Scenario: One character of an offset is another
      Given a source with 3 messages
      When a client asks for a fork of the source at an offset of its own making
      Then it is noted how the request is answered

  @DS-8-60 @MAY
  Rule: An offset that a client made up does no harm

    Scenario: The source stays as it was
      Given a source with 3 messages
      When a client asks for a fork of the source at an offset of its own making
      Then the source is unchanged
