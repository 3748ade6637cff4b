@durable-streams @capability-fork
Feature: Live readers of a fork
  They get what the fork inherited and what was appended to it, and then wait for the fork alone.

  @DS-5.7-19 @MUST @capability-long-poll
  Rule: A long-poll from an inherited offset does not wait

    Scenario Outline: From the offset after message <position>
      Given a stream with 4 messages
      When a client forks the stream at the offset after message 3
      And a reader reads from the offset after message <position> in long-poll mode
      Then the answer comes at once
      And the reader receives the messages after message <position>

      Examples:
        | position |
        | 0        |
        | 2        |

    Scenario: From the beginning
      Given a stream with 4 messages
      When a client forks the stream at the offset after message 3
      And a reader reads from "-1" in long-poll mode
      Then the answer comes at once
      And the reader receives all messages

    Scenario: Into what was appended to the fork
      Given a stream with 4 messages
      When a client forks the stream at the offset after message 3
      And a writer appended 2 messages
      And a reader reads from the offset after message 2 in long-poll mode
      Then the answer comes at once
      And the reader receives the messages after message 2

    Scenario: From what the first of several streams wrote
      Given a chain of 3 streams, each a fork of the one before
      When a reader reads from the offset after message 1 in long-poll mode
      Then the answer comes at once
      And the reader receives the messages after message 1

    Scenario: The source is deleted
      Given a stream with 4 messages
      When a client forks the stream
      And the source is deleted
      And a reader reads from the offset after message 2 in long-poll mode
      Then the answer comes at once
      And the reader receives the messages after message 2

  @DS-5.7-20 @MUST @capability-long-poll
  Rule: A long-poll at the tail of a fork waits for what is appended to the fork

    Scenario: An append to the fork
      Given a stream with 3 messages
      When a client forks the stream
      And 3 readers wait for news from the tail in long-poll mode
      And a writer appends 1 message
      Then every waiting reader is answered at once with the status 200
      And every waiting reader receives the messages after message 3

    @capability-json
    Scenario: An append to a JSON fork from the middle
      Given a JSON stream with 3 messages
      When a client forks the stream at the offset after message 2
      And 1 reader waits for news from the tail in long-poll mode
      And a writer appends 1 message
      Then every waiting reader is answered at once with the status 200
      And every waiting reader receives the messages after message 2

    Scenario: An append to the last of several streams
      Given a chain of 3 streams, each a fork of the one before
      When 1 reader waits for news from the tail in long-poll mode
      And a writer appends 1 message
      Then every waiting reader is answered at once with the status 200
      And every waiting reader receives the messages after message 6

    Scenario: Nobody writes
      Given a stream with 3 messages
      When a client forks the stream at the offset after message 2
      And a reader reads from the tail in long-poll mode
      Then the reader is told after a wait that nothing came

  @DS-5.7-21 @MUST @capability-long-poll
  Rule: What is appended elsewhere wakes no reader of the fork

    Scenario: The source grows
      Given a stream with 3 messages
      When a client forks the stream
      And 3 readers wait for news from the tail in long-poll mode
      And the source grows by 2 messages
      Then no reader is answered yet

    Scenario: The source grows, and then the fork
      Given a stream with 3 messages
      When a client forks the stream
      And 3 readers wait for news from the tail in long-poll mode
      And the source grows by 2 messages
      And a writer appends 1 message
      Then every waiting reader receives the messages after message 3

    Scenario: The source was longer before
      Given a stream with 4 messages
      When a client forks the stream at the offset after message 2
      And 1 reader waits for news from the tail in long-poll mode
      And the source grows by 1 message
      And a writer appends 1 message
      Then every waiting reader receives the messages after message 2

    Scenario: Another fork grows, and then this one
      Given a stream with 3 messages
      When a client forks the stream
      And 1 reader waits for news from the tail in long-poll mode
      And another fork of the source grows by 1 message
      And a writer appends 1 message
      Then every waiting reader receives the messages after message 3

  @DS-5.8-33 @MUST @capability-sse
  Rule: An event stream of a fork brings what was inherited, what was appended, and what is appended

    Scenario: From the beginning
      Given a stream with 3 messages
      When a client forks the stream
      And a writer appended 2 messages
      And a reader opens an event stream from "-1"
      And a writer appends 1 message
      Then the reader receives all messages

    Scenario: From an inherited offset
      Given a "text/plain" stream with 4 messages
      When a client forks the stream at the offset after message 3
      And a writer appended 2 messages
      And a reader opens an event stream from the offset after message 1
      And a writer appends 1 message
      Then the reader receives the messages after message 1

    @capability-json
    Scenario: JSON without own messages at first
      Given a JSON stream with 3 messages
      When a client forks the stream at the offset after message 2
      And a reader opens an event stream from "-1"
      And a writer appends 1 message
      Then the reader receives all messages

    Scenario: From the first of several streams to the last
      Given a chain of 3 streams, each a fork of the one before
      When a reader opens an event stream from "-1"
      And a writer appends 1 message
      Then the reader receives all messages
      And a reader that comes back from any control event misses nothing and gets nothing twice

  @DS-5.8-34 @MUST @capability-sse
  Rule: An event stream of a fork brings nothing that was appended elsewhere

    Scenario: The source grows, and then the fork
      Given a stream with 3 messages
      When a client forks the stream
      And a reader opens an event stream from "-1"
      And the source grows by 2 messages
      And a writer appends 1 message
      Then the reader receives all messages

    Scenario: Source and fork grow in turn
      Given a stream with 3 messages
      When a client forks the stream at the offset after message 2
      And a reader opens an event stream from "-1"
      And source and fork grow in turn by 4 messages of equal length
      Then the reader receives all messages

    Scenario: Another fork grows
      Given a stream with 3 messages
      When a client forks the stream
      And a reader opens an event stream from "now"
      And another fork of the source grows by 1 message
      And a writer appends 1 message
      Then the reader receives the messages after message 3

    @capability-close
    Scenario: The source is closed
      Given a stream with 3 messages
      When a client forks the stream
      And a reader opens an event stream from "-1"
      And the source is closed
      And a writer appends 1 message
      Then the reader receives all messages
