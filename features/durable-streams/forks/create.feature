@durable-streams @capability-fork
Feature: Making a fork
  A fork begins with what its source holds up to an offset, and is a stream of its own from then on.

  @DS-4.2-01 @MUST
  Rule: A fork holds what its source holds

    Scenario: A fork of a filled stream
      Given a source with 5 messages
      When a client asks for a fork of the source
      Then the fork is created
      And a full read of the fork gives every byte in order

    Scenario: A fork of an empty stream
      Given a source
      When a client asks for a fork of the source
      Then the fork is created
      And a full read of the fork gives every byte in order

    @capability-json
    Scenario: A fork of a JSON stream
      Given a JSON source with 5 messages
      When a client asks for a fork of the source
      Then the fork is created
      And a full read of the fork gives every byte in order

  @DS-4.2-08 @MUST
  Rule: A fork holds what lies before its offset, and nothing of the rest

    Scenario Outline: A fork at the offset after message <position>
      Given a source with 5 messages
      When a client asks for a fork of the source at the offset after message <position>
      Then the fork is created
      And a full read of the fork gives every byte in order
      And the tail of the fork is the offset of the last append

      Examples:
        | position |
        | 0        |
        | 1        |
        | 4        |
        | 5        |

  @DS-4.2-09 @MUST
  Rule: Without an offset a fork is made at the tail

    Scenario: The fork and its source have the same tail
      Given a source with 5 messages
      When a client asks for a fork of the source
      Then the fork is created
      And the tail of the fork is the offset of the last append
      And a full read of the fork gives every byte in order

  @DS-4.2-13 @MUST
  Rule: A fork has the content type of its source

    Scenario Outline: A source of type <type>
      Given a "<type>" source with 2 messages
      And a fork of the source
      When a client asks for the metadata of the fork
      Then the answer carries the type of the stream

      Examples:
        | type       |
        | text/plain |
        | image/png  |

  @DS-4.2-15 @MUST
  Rule: A fork of another content type is refused as a conflict

    Scenario: Another type than that of the source
      Given a "text/plain" source with 2 messages
      When a client asks for a fork of the source with "Content-Type" set to "application/json"
      Then the request is refused as a conflict
      And nothing was created

  @DS-4.2-26 @MUST
  Rule: What does not exist cannot be forked

    Scenario: A source that never was
      Given a URL without a stream
      When a client asks for a fork of the source
      Then the request is refused as not found
      And nothing was created

  @DS-4.2-27 @MUST
  Rule: A fork does not begin beyond the tail of its source

    Scenario: An offset that the source of the source has reached since
      Given a source with 3 messages
      And a fork of the source
      And a writer appends 2 messages to the source
      When a client asks for a fork of the fork at the offset after message 5 of the source
      Then the request is refused as malformed
      And nothing was created

  @DS-4.2-28 @MUST
  Rule: A fork offset that is none is refused

    Scenario Outline: The fork offset '<value>'
      Given a source with 3 messages
      When a client asks for a fork of the source with "Stream-Fork-Offset" set to "<value>"
      Then the request is refused as malformed
      And nothing was created

      Examples:
        | value |
        | a,b   |
        | x?y=z |
        | a/b   |
