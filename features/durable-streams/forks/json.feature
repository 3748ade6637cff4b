@durable-streams @capability-fork @capability-json
Feature: Forks of JSON streams
  What a fork inherited and what was appended to it are messages of one stream.

  @DS-9.1.5-03 @MUST
  Rule: A read across the divergence of a JSON fork is one array

    Scenario: A read from the beginning
      Given a JSON source with 2 messages
      And a fork of the source
      When a writer appends '[{"a":7,"b":"],"},[8,"\\""]]' to the fork
      And a reader reads from "-1" of the fork
      Then the body is an array of 4 elements
      And the reader receives all messages

    Scenario: A read from every offset
      Given a JSON source with 3 messages
      And a fork of the source at the offset after message 2
      When a writer appends 3 messages to the fork
      Then reading from every offset of the fork gives exactly what follows

    Scenario: A read behind a part of a batch
      Given a JSON source
      And a writer appends '[[1,"1],"],{"a":2,"b":[2]},3]'
      And a fork of the source at the offset after message 0 with the sub-offset "2"
      When a writer appends '[{"c":"4,5"},[5,5]]' to the fork
      Then the fork holds '[[1,"1],"],{"a":2,"b":[2]},{"c":"4,5"},[5,5]]'

    Scenario: A read behind nothing
      Given a JSON source with 2 messages
      And a fork of the source at the offset after message 0
      When a writer appends '[{"a":4,"b":[5,"6,}"]}]' to the fork
      And a reader reads from "-1" of the fork
      Then the body is an array of 1 elements

    Scenario: A read across three streams
      Given a JSON source with 1 message
      And a fork of the source
      And a writer appends 1 message to fork 1
      And a fork of fork 1
      When a writer appends 1 message to fork 2
      Then a full read of fork 2 gives every byte in order

    @capability-long-poll
    Scenario: A long-poll across the divergence
      Given a JSON source with 2 messages
      And a fork of the source
      When a writer appends 2 messages to the fork
      And a reader reads from the offset after message 1 of the fork in long-poll mode
      Then the body is an array of 3 elements
      And the reader receives the messages after message 1

    @capability-sse
    Scenario: An event stream across the divergence
      Given a JSON source with 2 messages
      And a fork of the source
      When a writer appends 2 messages to the fork
      And a reader opens an event stream from "-1" of the fork
      Then the reader receives all messages
