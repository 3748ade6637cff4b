@durable-streams @capability-close
Feature: Creating a closed stream
  A stream can be complete from the start: empty, or with one body as its only content. Whether it is closed belongs to what
  a repeated creation has to match.

  @DS-5.1-26 @MUST
  Rule: A stream can be created empty and closed

    Scenario: The stream has ended before it began
      Given a URL without a stream
      When a client creates the stream closed
      Then the stream is created
      And the metadata says the stream is closed
      And the stream is unchanged

    Scenario: A reader finds the end at once
      Given a URL without a stream
      When a client creates the stream closed
      And a reader reads from the start
      Then the reader receives nothing
      And the answer says the stream is closed

    Scenario: Nothing can be appended
      Given a URL without a stream
      When a client creates the stream closed
      And a writer sends an append with some bytes
      Then the request is refused as a conflict

  @DS-5.1-27 @MUST
  Rule: A stream can be created with all its content

    Scenario: The content is there and final
      Given a URL without a stream
      When a client creates the stream closed with the content "complete"
      Then the stream is created
      And the stream holds "complete"
      And the metadata says the stream is closed

    Scenario: A reader finds the content and the end in one answer
      Given a URL without a stream
      When a client creates the stream closed with the content "complete"
      And a reader reads from the start
      Then the answer has the body "complete"
      And the answer says the stream is closed

    Scenario: Nothing can be appended
      Given a URL without a stream
      When a client creates the stream closed with the content "complete"
      And a writer sends an append with some bytes
      Then the request is refused as a conflict
      And the stream is unchanged

  @DS-5.1-35 @MUST
  Rule: The answer to a creation says whether the stream is closed

    Scenario: Created closed
      Given a URL without a stream
      When a client creates the stream closed
      Then the stream is created
      And the answer says the stream is closed

    Scenario: Confirmed closed
      Given a URL without a stream
      When a client creates the stream closed
      And a client creates the stream closed
      Then the stream is confirmed
      And the answer says the stream is closed

    Scenario: Created open
      Given a URL without a stream
      When a client creates the stream as "text/plain"
      Then the stream is created
      And the answer says the stream is open

    Scenario: Confirmed open
      Given a "text/plain" stream
      When a client creates the stream as "text/plain"
      Then the stream is confirmed
      And the answer says the stream is open

  @DS-5.1-06 @MUST
  Rule: A plain creation of a closed stream is refused as a conflict

    Scenario: Closed after its creation
      Given a "text/plain" stream with 2 messages
      And the stream is closed
      When a client creates the stream as "text/plain"
      Then the request is refused as a conflict
      And the stream is unchanged

    Scenario: Created closed
      Given a URL without a stream
      When a client creates the stream closed
      And a client creates the stream as "text/plain"
      Then the request is refused as a conflict

  @DS-5.1-07 @MUST
  Rule: Creating a closed stream closed again confirms it

    Scenario: Created closed
      Given a URL without a stream
      When a client creates the stream closed
      And a client creates the stream closed
      Then the stream is confirmed

    Scenario: Closed after its creation
      Given a "text/plain" stream with 2 messages
      And the stream is closed
      When a client creates the stream closed
      Then the stream is confirmed
      And the stream is unchanged

    Scenario: The header's name in another letter case
      Given a "text/plain" stream with 2 messages
      And the stream is closed
      When a client creates the stream with the header "stream-closed" set to "true"
      Then the stream is confirmed

  @DS-5.1-08 @MUST
  Rule: Creating an open stream closed is refused as a conflict and does not close it

    Scenario: An open stream
      Given a "text/plain" stream with 2 messages
      When a client creates the stream closed
      Then the request is refused as a conflict
      And the metadata says the stream is open

    Scenario: Appends go on
      Given a "text/plain" stream with 2 messages
      When a client creates the stream closed
      And a writer appends 1 message
      Then the append is accepted
      And the stream is unchanged

  @DS-4.1-09 @MUST
  Rule: A creation with a closed mark other than true is a plain creation

    Scenario Outline: A creation marked "<mark>"
      Given a URL without a stream
      When a client creates the stream with the header "Stream-Closed" set to "<mark>"
      Then the stream is created
      And the answer says the stream is open
      And the metadata says the stream is open

      Examples:
        | mark  |
        | false |
        | yes   |
        | 1     |
        |       |

    Scenario: The configuration matches a plain creation
      Given a URL without a stream
      When a client creates the stream with the header "Stream-Closed" set to "false"
      And a client creates the stream as "text/plain"
      Then the stream is confirmed

    Scenario: The configuration matches an open stream
      Given a "text/plain" stream with 2 messages
      When a client creates the stream with the header "Stream-Closed" set to "no"
      Then the stream is confirmed
      And the stream is unchanged
