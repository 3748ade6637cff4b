@durable-streams @capability-fork @capability-close
Feature: Forks of closed streams
  A server may fork a closed stream. The fork is open: it is a way to go on from some point of what is finished.

  @DS-4.2-35 @MAY
  Rule: A closed stream may be forked

    Scenario: At its end
      Given a stream with 3 messages
      And the stream is closed
      When a client asks for a fork of the stream
      Then the answer is noted

  @DS-4.2-36 @MUST
  Rule: A fork of a closed stream is open

    Scenario: A writer goes on at the end
      Given a fork of a closed stream with 3 messages
      When a writer appends 1 message
      Then the append is accepted
      And the stream is unchanged

    Scenario: A writer goes on in the middle
      Given a fork of a closed stream with 3 messages at the offset after message 1
      When a writer appends 1 message
      Then the append is accepted
      And the stream is unchanged

    Scenario: The source stays closed
      Given a fork of a closed stream with 3 messages
      When a writer appended 1 message
      And now about the source
      Then the stream is unchanged

    Scenario: A reader is not told an end
      Given a fork of a closed stream with 3 messages
      When a reader reads from "-1"
      Then the reader receives all messages
      And the answer does not say the stream is closed

    @capability-long-poll
    Scenario: A long-poll waits behind what was inherited
      Given a fork of a closed stream with 3 messages
      When 1 reader waits for news from the tail in long-poll mode
      And a writer appends 1 message
      Then every waiting reader receives the messages after message 3

    @capability-sse
    Scenario: An event stream goes on behind what was inherited
      Given a fork of a closed stream with 3 messages
      When a reader opens an event stream from "-1"
      And a writer appends 1 message
      Then the reader receives all messages
      And no control event says the stream is closed
