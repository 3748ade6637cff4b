@durable-streams @capability-producers
Feature: Numbered appends that overtake each other
  Requests overtake each other, connections break and answers get lost. Each number is stored once and in its turn.

  @DS-5.2.1-23 @MUST
  Rule: Checking a number and storing its data is one step

    Scenario: Copies of one append at the same time
      Given a stream
      When 20 copies of one numbered append arrive at the same time
      Then one of them is acknowledged as new and all others as duplicates
      And the stream holds the append once

    Scenario: Twenty numbers at the same time
      Given a stream
      When a producer sends sequences 0 to 19 at the same time and repeats what came too early
      Then the stream holds each numbered append once and in order

    Scenario: Four producers with ten numbers each at the same time
      Given a stream
      When 4 producers send sequences 0 to 9 at the same time and repeat what came too early
      Then the stream holds each numbered append once and in order

    @capability-json
    Scenario: Batches at the same time
      Given a JSON stream
      When a producer sends sequences 0 to 9 at the same time and repeats what came too early
      Then the stream holds each numbered append once and in order

    Scenario: Answers that get lost
      Given a stream
      When a producer loses the connection after each of 20 appends and repeats it
      Then the stream holds each numbered append once and in order

  @DS-5.2.1-24 @SHOULD @needs-restart @needs-kill
  Rule: Number and data survive a crash together or not at all

    Scenario: A crash among numbered appends
      Given a stream
      When the server is killed while a producer sends 200 appends, and it repeats its last ones
      Then the stream holds each numbered append once and in order

    @capability-json
    Scenario: A crash among numbered batches
      Given a JSON stream
      When the server is killed while a producer sends 100 appends, and it repeats its last ones
      Then the stream holds each numbered append once and in order

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
