@durable-streams @capability-fork
Feature: A fork and its source go separate ways
  What is written to one of them after the fork is not in the other.

  @DS-4.2-02 @MUST
  Rule: What is appended to the fork is not in the source

    Scenario: An append to the fork
      Given a source with 3 messages
      And a fork of the source
      When a writer appends 2 messages to the fork
      Then the source is unchanged

  @DS-4.2-03 @MUST
  Rule: What is appended to the source is not in the fork

    Scenario: An append to the source
      Given a source with 3 messages
      And a fork of the source
      When a writer appends 2 messages to the source
      Then the fork is unchanged
      And the tail of the fork is the offset of the last append

  @DS-4.2-06 @MUST
  Rule: A fork reads as one stream

    Scenario: Inherited messages and its own
      Given a source with 3 messages
      And a fork of the source
      When a writer appends 3 messages to the fork
      Then a full read of the fork gives every byte in order
      And reading from every offset of the fork gives exactly what follows

    @capability-json
    Scenario: Inherited JSON messages and its own
      Given a JSON source with 3 messages
      And a fork of the source at the offset after message 2
      When a writer appends 3 messages to the fork
      Then a full read of the fork gives every byte in order
      And reading from every offset of the fork gives exactly what follows

  @DS-8-30 @MUST
  Rule: The offsets of a fork grow on from the inherited ones

    Scenario: Appends to a fork from the middle
      Given a source with 12 messages
      And a fork of the source at the offset after message 6
      When a writer appends 12 messages to the fork
      Then the offsets of the fork are in append order when they are compared bytewise

  @DS-8-09 @MUST
  Rule: Inherited and own offsets are one sorted sequence

    Scenario: A fork of a fork, with appends to each
      Given a source with 12 messages
      And a fork of the source at the offset after message 6
      And a writer appends 9 messages to the fork
      And a fork of the fork
      When a writer appends 9 messages to fork 2
      Then the offsets of fork 2 are in append order when they are compared bytewise

  @DS-4.2-04 @MUST @capability-close
  Rule: A fork is closed for itself

    Scenario: The fork is closed
      Given a source with 2 messages
      And a fork of the source
      When the fork is closed
      Then the source is unchanged

    Scenario: The source is closed
      Given a source with 2 messages
      And a fork of the source
      When the source is closed
      And a writer appends 1 message to the fork
      Then the append is accepted
      And the fork is unchanged

    @capability-long-poll
    Scenario: A reader of the fork waits while the source is closed
      Given a source with 2 messages
      And a fork of the source
      When 1 reader waits for news from the tail of the fork in long-poll mode
      And the source is closed
      And a writer appends 1 message to the fork
      Then every waiting reader receives the messages after message 2
