@durable-streams @capability-close
Feature: Open until it is closed, and closed for good
  A stream starts open, and nothing but a close ends it. What is closed stays closed and can still be read.

  @DS-4-08 @MUST
  Rule: A stream starts open

    Scenario: The first append to an empty stream
      Given a stream
      When a writer appends 1 message
      Then the append is accepted
      And the answer says the stream is open
      And the metadata says the stream is open

    Scenario: The first append to a stream created with content
      Given a stream created with the content "first"
      When a writer appends ", second"
      Then the append is accepted
      And the stream holds "first, second"

  @DS-4-09 @MUST
  Rule: Nothing but a close closes a stream

    Scenario Outline: A refused append with <peculiarity>
      Given a stream with 3 messages
      When a writer sends an append with <peculiarity>
      And a writer appends 1 message
      Then the append is accepted
      And the stream is unchanged

      Examples:
        | peculiarity                   |
        | an empty body                 |
        | a chunked body of zero length |
        | another content type          |

    @capability-sse
    Scenario: Readers leave their event streams
      Given a stream with 3 messages
      When 5 readers open event streams and go away
      And a writer appends 1 message
      Then the append is accepted
      And the stream is unchanged

    @capability-long-poll
    Scenario: Readers give up waiting
      Given a stream with 3 messages
      When 5 readers wait for news and go away
      And a writer appends 1 message
      Then the append is accepted
      And the stream is unchanged

    @capability-long-poll
    Scenario: A wait runs out of time
      Given a stream with 3 messages
      When a reader reads from the tail in long-poll mode
      And a writer appends 1 message
      Then the append is accepted
      And the stream is unchanged

  @DS-4.1-01 @MUST @needs-restart
  Rule: A closed stream is still closed after a restart

    Scenario Outline: The server <comes back>
      Given a "text/plain" stream with 100 messages closed before the server <comes back>
      When a writer sends an append with some bytes
      Then the request is refused as a conflict
      And the metadata says the stream is closed
      And the stream is unchanged

      Examples: In an orderly way
        | comes back    |
        | was restarted |

      @needs-kill
      Examples: Without warning
        | comes back |
        | was killed |

  @DS-4.1-02 @MUST
  Rule: A closed stream cannot be opened again

    Scenario: By creating it again
      Given a "text/plain" stream with 3 messages
      And the stream is closed
      When a client creates the stream as "text/plain"
      Then the metadata says the stream is closed
      And the stream is unchanged

    Scenario: By creating it again with a mark other than true
      Given a "text/plain" stream with 3 messages
      And the stream is closed
      When a client creates the stream with the header "Stream-Closed" set to "false"
      Then the metadata says the stream is closed
      And the stream is unchanged

    Scenario: By an append with a mark other than true
      Given a "text/plain" stream with 3 messages
      And the stream is closed
      When a writer appends "more" with the closed mark "false"
      Then the request is refused as a conflict
      And the stream is unchanged

    @capability-producers
    Scenario: By a producer with a later epoch
      Given a "text/plain" stream with 3 messages
      And the stream is closed
      When a writer sends an append with the producer epoch "7"
      Then the metadata says the stream is closed
      And the stream is unchanged

  @DS-4.1-06 @MUST
  Rule: After the close only appends are refused

    Scenario: The metadata
      Given a stream with 3 messages
      And the stream is closed
      Then the metadata has the status 200

    Scenario: The content
      Given a stream with 3 messages
      And the stream is closed
      When a reader reads from the start
      Then the answer has the status 200
      And the reader receives all messages

    Scenario: Deletion
      Given a stream with 3 messages
      And the stream is closed
      When a client deletes the stream
      Then the answer has the status 204
      And there is no stream

    Scenario: An append
      Given a stream with 3 messages
      And the stream is closed
      When a writer sends an append with some bytes
      Then the request is refused as a conflict
