@durable-streams @capability-fork @capability-json
Feature: Forks of JSON streams
  What a fork inherited and what was appended to it are messages of one stream.

  @DS-9.1.5-03 @MUST
  Rule: A read across the divergence of a JSON fork is one array

    Scenario: From the beginning
      Given a JSON stream with 2 messages
      When a client forks the stream
      And a writer appends '[{"a":7,"b":"],"},[8,"\\""]]'
      And a reader reads from "-1"
      Then the body is an array of 4 elements
      And the reader receives all messages

    Scenario: From every offset
      Given a JSON stream with 3 messages
      When a client forks the stream at the offset after message 2
      And a writer appended 3 messages
      Then reading from every offset gives exactly what follows

    Scenario: Behind a part of a batch
      Given a JSON stream
      And a writer appends '[[1,"1],"],{"a":2,"b":[2]},3]'
      When a client forks the stream at the offset after message 0 with the sub-offset "2"
      And a writer appends '[{"c":"4,5"},[5,5]]'
      And a reader reads from "-1"
      Then the messages are '[[1,"1],"],{"a":2,"b":[2]},{"c":"4,5"},[5,5]]'

    Scenario: Behind nothing
      Given a JSON stream with 2 messages
      When a client forks the stream at the offset after message 0
      And a writer appends '[{"a":4,"b":[5,"6,}"]}]'
      And a reader reads from "-1"
      Then the body is an array of 1 elements

    Scenario: Across three streams
      Given a JSON stream with 1 messages
      When a client forks the stream
      And a writer appended 1 message
      And a client forks the stream
      And a writer appended 1 message
      Then a full read gives every byte in order

    @capability-long-poll
    Scenario: In a long-poll
      Given a JSON stream with 2 messages
      When a client forks the stream
      And a writer appended 2 messages
      And a reader reads from the offset after message 1 in long-poll mode
      Then the body is an array of 3 elements
      And the reader receives the messages after message 1

    @capability-sse
    Scenario: In an event stream
      Given a JSON stream with 2 messages
      When a client forks the stream
      And a writer appended 2 messages
      And a reader opens an event stream from "-1"
      Then the reader receives all messages
