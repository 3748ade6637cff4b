@durable-streams @capability-sse
Feature: Control events
  After data a control event says where the reader is: where it goes on, whether there is more, and whether the stream has ended.

  @DS-5.8-19 @MUST
  Rule: A control event follows every data event

    Scenario: A backlog
      Given a stream with 5 messages
      When a reader opens an event stream from "-1"
      Then a control event follows each data event

    Scenario: Appends while the reader is connected
      Given a stream with 3 messages
      When a reader opens an event stream from the tail
      And a writer appends 10 messages
      Then a control event follows each data event

    @capability-json
    Scenario: A JSON stream
      Given a JSON stream with 5 messages
      When a reader opens an event stream from "-1"
      Then a control event follows each data event

  @DS-5.8-20 @MUST
  Rule: Every control event says where to go on

    Scenario: A reader comes back from each of them
      Given a stream with 3 messages
      When a reader opens an event stream from "-1"
      And a writer appends 10 messages
      Then a reader that comes back from any control event misses nothing and gets nothing twice

    @large
    Scenario: A reader comes back in the middle of a long backlog
      Given a stream with 3 messages of a megabyte
      When a reader opens an event stream from "-1"
      Then a reader that comes back from any control event misses nothing and gets nothing twice

    @capability-json
    Scenario: A JSON stream
      Given a JSON stream with 3 messages
      When a reader opens an event stream from "-1"
      And a writer appends 10 messages
      Then a reader that comes back from any control event misses nothing and gets nothing twice

  @DS-5.8-21 @MUST
  Rule: Every control event of an open stream carries a cursor

    Scenario: First, idle, and after data
      Given a stream with 3 messages
      When a reader opens an event stream from the tail
      And a writer appends 5 messages
      Then the reader receives the messages after message 3
      And every control event carries a cursor

    Scenario: An empty stream
      Given a stream
      When a reader opens an event stream from "-1"
      Then every control event carries a cursor

  @DS-5.8-22 @MAY @capability-close
  Rule: At the end of a closed stream the control event may leave the cursor out

    Scenario: A closed stream
      Given a stream with 3 messages
      And the stream is closed
      When a reader opens an event stream from "-1"
      Then the event stream ends at once
      And every control event carries no empty cursor

  @DS-5.8-23 @MUST
  Rule: A control event says when the reader has everything

    Scenario: After a backlog
      Given a stream with 5 messages
      When a reader opens an event stream from "-1"
      Then the last control event says the reader is up to date

    Scenario: An empty stream
      Given a stream
      When a reader opens an event stream from "-1"
      Then the first event says the reader is up to date

    Scenario: After an append
      Given a stream with 3 messages
      When a reader opens an event stream from the tail
      And a writer appends 1 message
      Then the last control event says the reader is up to date

    @large
    Scenario: A reader behind the tail is not up to date
      Given a stream with 5 messages of a megabyte
      When a reader opens an event stream from "-1"
      Then every control event says the reader is up to date only behind all data

  @DS-5.8-24 @MAY @capability-close
  Rule: At the end of a closed stream the control event may leave upToDate out

    Scenario: A closed stream
      Given a stream with 3 messages
      And the stream is closed
      When a reader opens an event stream from "-1"
      Then the event stream ends at once
      And every control event says no end to a reader that is not up to date

  @DS-5.8-25 @MUST @capability-close
  Rule: The control event after all data of a closed stream says that it is closed

    Scenario: Closed before the reader came
      Given a stream with 3 messages
      And the stream is closed
      When a reader opens an event stream from "-1"
      Then the event stream says at its end, and not before, that the stream is closed

    Scenario: Closed without data while the reader is connected
      Given a stream with 3 messages
      When a reader opens an event stream from "-1"
      And the stream is closed
      Then the event stream says at its end, and not before, that the stream is closed

    Scenario: Closed by a final append while the reader is connected
      Given a "text/plain" stream with 3 messages
      When a reader opens an event stream from the tail
      And a writer appends "last" and closes the stream
      Then the event stream says at its end, and not before, that the stream is closed
      And the reader receives the messages after message 3

    @large
    Scenario: A closed stream of several megabytes
      Given a stream with 3 messages of a megabyte
      And the stream is closed
      When a reader opens an event stream from "-1"
      Then the event stream says at its end, and not before, that the stream is closed

    Scenario: An open stream is not closed
      Given a stream with 3 messages
      When a reader opens an event stream from "-1"
      And a writer appends 2 messages
      Then the reader receives all messages
      And every control event says the stream is open

  @DS-5.8-26 @MUST
  Rule: A control event is a JSON object with the names of the protocol

    Scenario Outline: A <type> stream
      Given a "<type>" stream with 3 messages
      When a reader opens an event stream from "-1"
      Then every control event carries fields of the right names and types

      Examples:
        | type                     |
        | text/plain               |
        | application/octet-stream |

    @capability-close
    Scenario: A closed stream
      Given a stream with 3 messages
      And the stream is closed
      When a reader opens an event stream from "-1"
      Then the event stream ends at once
      And every control event carries fields of the right names and types

  @DS-5.8-30 @MUST @capability-close
  Rule: A reader at the end of a closed stream is told so in one control event

    Scenario Outline: A stream with <count> messages
      Given a stream with <count> messages
      And the stream is closed
      When a reader opens an event stream from the tail
      Then the answer comes at once
      And the reader gets a single control event that says the stream is closed
      And the last control event shows the tail

      Examples:
        | count |
        | 0     |
        | 3     |
