@durable-streams @capability-fork
Feature: Live readers of a fork
  They get what the fork inherited and what was appended to it, and then wait for the fork alone.

  @DS-5.7-19 @MUST @capability-long-poll
  Rule: A long-poll from an inherited offset does not wait

    Scenario Outline: A long-poll from the offset after message <position>
      Given a source with 4 messages
      And a fork of the source at the offset after message 3
      When a reader reads from the offset after message <position> of the fork in long-poll mode
      Then the answer comes at once
      And the reader receives the messages after message <position>

      Examples:
        | position |
        | 0        |
        | 2        |

    Scenario: A long-poll from the beginning
      Given a source with 4 messages
      And a fork of the source at the offset after message 3
      When a reader reads from "-1" of the fork in long-poll mode
      Then the answer comes at once
      And the reader receives all messages

    Scenario: A long-poll into what was appended to the fork
      Given a source with 4 messages
      And a fork of the source at the offset after message 3
      When a writer appends 2 messages to the fork
      And a reader reads from the offset after message 2 of the fork in long-poll mode
      Then the answer comes at once
      And the reader receives the messages after message 2

    Scenario: A long-poll from what the first of several streams wrote
      Given a chain of 3 streams, each a fork of the one before
      When a reader reads from the offset after message 1 of stream 3 in long-poll mode
      Then the answer comes at once
      And the reader receives the messages after message 1

    Scenario: A long-poll when the source is deleted
      Given a source with 4 messages
      And a fork of the source
      When the source is deleted
      And a reader reads from the offset after message 2 of the fork in long-poll mode
      Then the answer comes at once
      And the reader receives the messages after message 2

  @DS-5.7-20 @MUST @capability-long-poll
  Rule: A long-poll at the tail of a fork waits for what is appended to the fork

    Scenario: An append to the fork
      Given a source with 3 messages
      And a fork of the source
      When 3 readers wait for news from the tail of the fork in long-poll mode
      And a writer appends 1 message to the fork
      Then every waiting reader is answered at once with the status 200
      And every waiting reader receives the messages after message 3

    @capability-json
    Scenario: An append to a JSON fork from the middle
      Given a JSON source with 3 messages
      And a fork of the source at the offset after message 2
      When 1 reader waits for news from the tail of the fork in long-poll mode
      And a writer appends 1 message to the fork
      Then every waiting reader is answered at once with the status 200
      And every waiting reader receives the messages after message 2

    Scenario: An append to the last of several streams
      Given a chain of 3 streams, each a fork of the one before
      When 1 reader waits for news from the tail of stream 3 in long-poll mode
      And a writer appends 1 message to stream 3
      Then every waiting reader is answered at once with the status 200
      And every waiting reader receives the messages after message 6

    Scenario: Nobody writes to the fork
      Given a source with 3 messages
      And a fork of the source at the offset after message 2
      When a reader reads from the tail of the fork in long-poll mode
      Then the reader is told after a wait that nothing came

  @DS-5.7-21 @MUST @capability-long-poll
  Rule: What is appended elsewhere wakes no reader of the fork

    Scenario: The source grows alone
      Given a source with 3 messages
      And a fork of the source
      When 3 readers wait for news from the tail of the fork in long-poll mode
      And a writer appends 2 messages to the source
      Then no reader is answered yet

    Scenario: The source grows, and then the fork
      Given a source with 3 messages
      And a fork of the source
      When 3 readers wait for news from the tail of the fork in long-poll mode
      And a writer appends 2 messages to the source
      And a writer appends 1 message to the fork
      Then every waiting reader receives the messages after message 3

    Scenario: The source was longer before
      Given a source with 4 messages
      And a fork of the source at the offset after message 2
      When 1 reader waits for news from the tail of the fork in long-poll mode
      And a writer appends 1 message to the source
      And a writer appends 1 message to the fork
      Then every waiting reader receives the messages after message 2

    Scenario: Another fork grows, and then this one
      Given a source with 3 messages
      And 2 forks of the source
      When 1 reader waits for news from the tail of fork 1 in long-poll mode
      And a writer appends 1 message to fork 2
      And a writer appends 1 message to fork 1
      Then every waiting reader receives the messages after message 5

  @DS-5.8-33 @MUST @capability-sse
  Rule: An event stream of a fork brings what was inherited, what was appended, and what is appended

    Scenario: An event stream from the beginning
      Given a source with 3 messages
      And a fork of the source
      When a writer appends 2 messages to the fork
      And a reader opens an event stream from "-1" of the fork
      And a writer appends 1 message to the fork
      Then the reader receives all messages

    Scenario: An event stream from an inherited offset
      Given a "text/plain" source with 4 messages
      And a fork of the source at the offset after message 3
      When a writer appends 2 messages to the fork
      And a reader opens an event stream from the offset after message 1 of the fork
      And a writer appends 1 message to the fork
      Then the reader receives the messages after message 1

    @capability-json
    Scenario: An event stream of a JSON fork without messages of its own at first
      Given a JSON source with 3 messages
      And a fork of the source at the offset after message 2
      When a reader opens an event stream from "-1" of the fork
      And a writer appends 1 message to the fork
      Then the reader receives all messages

    Scenario: An event stream from the first of several streams to the last
      Given a chain of 3 streams, each a fork of the one before
      When a reader opens an event stream from "-1" of stream 3
      And a writer appends 1 message to stream 3
      Then the reader receives all messages
      And a reader that comes back from any control event misses nothing and gets nothing twice

  @DS-5.8-34 @MUST @capability-sse
  Rule: An event stream of a fork brings nothing that was appended elsewhere

    Scenario: The source grows, and then the fork
      Given a source with 3 messages
      And a fork of the source
      When a reader opens an event stream from "-1" of the fork
      And a writer appends 2 messages to the source
      And a writer appends 1 message to the fork
      Then the reader receives all messages

    Scenario: Source and fork grow in turn
      Given a source with 3 messages
      And a fork of the source at the offset after message 2
      When a reader opens an event stream from "-1" of the fork
      And the source and the fork grow in turn by 4 messages of equal length
      Then the reader receives all messages

    Scenario: Another fork grows, and then this one
      Given a source with 3 messages
      And 2 forks of the source
      When a reader opens an event stream from "now" of fork 1
      And a writer appends 1 message to fork 2
      And a writer appends 1 message to fork 1
      Then the reader receives the messages after message 5

    @capability-close
    Scenario: The source is closed, and the fork grows
      Given a source with 3 messages
      And a fork of the source
      When a reader opens an event stream from "-1" of the fork
      And the source is closed
      And a writer appends 1 message to the fork
      Then the reader receives all messages
