@durable-streams @capability-fork
Feature: A fork and its source go separate ways
  What is written to one of them after the fork is not in the other.

  @DS-4.2-02 @MUST
  Rule: What is appended to the fork is not in the source

    Scenario: An append to the fork
      Given a stream with 3 messages
      When a client forks the stream
      And a writer appended 2 messages
      And now about the source
      Then the stream is unchanged

  @DS-4.2-03 @MUST
  Rule: What is appended to the source is not in the fork

    Scenario: An append to the source
      Given a stream with 3 messages
      When a client forks the stream
      And the source grows by 2 messages
      Then the stream is unchanged
      And the tail is the offset of the last append

  @DS-4.2-06 @MUST
  Rule: A fork reads as one stream

    Scenario: Inherited messages and its own
      Given a stream with 3 messages
      When a client forks the stream
      And a writer appended 3 messages
      Then a full read gives every byte in order
      And reading from every offset gives exactly what follows

    @capability-json
    Scenario: Inherited JSON messages and its own
      Given a JSON stream with 3 messages
      When a client forks the stream at the offset after message 2
      And a writer appended 3 messages
      Then a full read gives every byte in order
      And reading from every offset gives exactly what follows

  @DS-8-30 @MUST
  Rule: The offsets of a fork grow on from the inherited ones

    Scenario: Appends to a fork from the middle
      Given a stream with 12 messages
      When a client forks the stream at the offset after message 6
      And a writer appended 12 messages
      Then the offsets are in append order when they are compared bytewise

  @DS-8-09 @MUST
  Rule: Inherited and own offsets are one sorted sequence

    Scenario: A fork of a fork, with appends to each
      Given a stream with 12 messages
      When a client forks the stream at the offset after message 6
      And a writer appended 9 messages
      And a client forks the stream
      And a writer appended 9 messages
      Then the offsets are in append order when they are compared bytewise

  @DS-4.2-04 @MUST @capability-close
  Rule: A fork is closed for itself

    Scenario: The fork is closed
      Given a stream with 2 messages
      When a client forks the stream
      And the stream is closed
      And now about the source
      Then the stream is unchanged

    Scenario: The source is closed
      Given a stream with 2 messages
      When a client forks the stream
      And the source is closed
      And a writer appends 1 message
      Then the append is accepted
      And the stream is unchanged

    @capability-long-poll
    Scenario: A reader of the fork waits while the source is closed
      Given a stream with 2 messages
      When a client forks the stream
      And 1 reader waits for news from the tail in long-poll mode
      And the source is closed
      And a writer appends 1 message
      Then every waiting reader receives the messages after message 2
