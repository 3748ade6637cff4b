@durable-streams @capability-producers
Feature: Numbered appends that overtake each other
  Requests overtake each other, connections break and answers get lost. Each number is stored once and in its turn.

  @DS-5.2.1-23 @MUST
  Rule: Checking a number and storing its data is one step

    Scenario: Copies of one append at the same time
      Given a stream
      Then of 20 copies of one append at the same time one is acknowledged as new and all others as duplicates
      And every acknowledged append is in the stream exactly once
      And every acknowledged append comes after those that its writer sent before

    Scenario: Twenty numbers at the same time
      Given a stream
      When 1 producer appends 20 messages at the same time, repeating what came too early
      Then every acknowledged append is in the stream exactly once
      And every acknowledged append comes after those that its writer sent before

    Scenario: Four producers with ten numbers each at the same time
      Given a stream
      When 4 producers append 10 messages each at the same time, repeating what came too early
      Then every acknowledged append is in the stream exactly once
      And every acknowledged append comes after those that its writer sent before

    @capability-json
    Scenario: Batches at the same time
      Given a JSON stream
      When 1 producer appends 10 messages at the same time, repeating what came too early
      Then every acknowledged append is in the stream exactly once
      And every acknowledged append comes after those that its writer sent before

    Scenario: Answers that get lost
      Given a stream
      When 1 producer appends 20 messages, loses the connection after each and repeats it
      Then every acknowledged append is in the stream exactly once
      And every acknowledged append comes after those that its writer sent before

  @DS-5.2.1-24 @SHOULD @needs-restart @needs-kill
  Rule: Number and data survive a crash together or not at all

    Scenario: A crash among numbered appends
      Given a stream
      When 1 producer appends 200 messages until the server is killed, repeats its last ones and goes on
      Then every acknowledged append is in the stream exactly once
      And every acknowledged append comes after those that its writer sent before

    @capability-json
    Scenario: A crash among numbered batches
      Given a JSON stream
      When 1 producer appends 100 messages until the server is killed, repeats its last ones and goes on
      Then every acknowledged append is in the stream exactly once
      And every acknowledged append comes after those that its writer sent before

  @DS-5.2.1-28 @SHOULD @needs-restart
  Rule: What is known of a producer is kept as long as its data

    Scenario: A duplicate from before a restart
      Given a stream
      And a producer sent epoch 3, sequences 0 to 2
      When the server was restarted
      And a producer sends epoch 3, sequence 2
      Then the append is acknowledged as a duplicate
      And the stream is unchanged

    @needs-kill
    Scenario: An epoch from before a crash
      Given a stream
      And a producer sent epoch 3, sequences 0 to 2
      When the server was killed
      And a producer sends epoch 2, sequence 0
      Then the request is refused as fenced
      And the stream is unchanged
