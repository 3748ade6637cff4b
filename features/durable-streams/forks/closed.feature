@durable-streams @capability-fork @capability-close
Feature: Forks of closed streams
  A server may fork a closed stream. The fork is open: it is a way to go on from some point of what is finished.

  @DS-4.2-35 @MAY
  Rule: A closed stream may be forked

    Scenario: A fork at the end
      Given a source with 3 messages
      And the source is closed
      When a client asks for a fork of the source
      Then it is noted how the request is answered

  @DS-4.2-36 @MUST
  Rule: A fork of a closed stream is open

    Scenario: A writer goes on at the end
      Given a source with 3 messages
      And the source is closed
      And a fork of the source
      When a writer appends 1 message to the fork
      Then the append is accepted
      And the fork is unchanged

    Scenario: A writer goes on in the middle
      Given a source with 3 messages
      And the source is closed
      And a fork of the source at the offset after message 1
      When a writer appends 1 message to the fork
      Then the append is accepted
      And the fork is unchanged

    Scenario: The source stays closed
      Given a source with 3 messages
      And the source is closed
      And a fork of the source
      When a writer appends 1 message to the fork
      Then the source is unchanged

    Scenario: A reader is not told an end
      Given a source with 3 messages
      And the source is closed
      And a fork of the source
      When a reader reads from "-1" of the fork
      Then the reader receives all messages
      And the answer says the stream is open

    @capability-long-poll
    Scenario: A long-poll waits behind what was inherited
      Given a source with 3 messages
      And the source is closed
      And a fork of the source
      When 1 reader waits for news from the tail of the fork in long-poll mode
      And a writer appends 1 message to the fork
      Then every waiting reader receives the messages after message 3

    @capability-sse
    Scenario: An event stream goes on behind what was inherited
      Given a source with 3 messages
      And the source is closed
      And a fork of the source
      When a reader opens an event stream from "-1" of the fork
      And a writer appends 1 message to the fork
      Then every control event says the stream is open
