@durable-streams @capability-sse
Feature: Event streams
  One connection brings all data in order as it arrives. A control event after it says where the reader is.

  @DS-5.8-08 @MUST
  Rule: An event stream is of the type text/event-stream

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream with 3 messages
      When a reader opens an event stream from "-1"
      Then the answer is of type "text/event-stream"

      Examples:
        | type                     |
        | text/plain               |
        | application/octet-stream |

    @capability-json
    Scenario: A JSON stream
      Given a JSON stream with 3 messages
      When a reader opens an event stream from "-1"
      Then the answer is of type "text/event-stream"

  @DS-5.8-10 @MUST
  Rule: An event stream without a valid offset is refused before it begins

    Scenario Outline: The query <query>
      Given a stream with 3 messages
      When a reader opens an event stream with the query "<query>"
      Then the request is refused as malformed

      Examples:
        | query               |
        | live=sse            |
        | live=sse&offset=a,b |
        | live=sse&offset=    |

  @DS-5.8-11 @MUST
  Rule: Data comes in data events, in order and once

    Scenario: A backlog
      Given a stream with 40 messages
      When a reader opens an event stream from "-1"
      Then the reader receives all messages

    Scenario: Appends while the reader is connected
      Given a stream with 3 messages
      When a reader opens an event stream from the tail
      And a writer appends 20 messages
      Then the reader receives the messages after message 3

    Scenario: A backlog and appends
      Given a stream with 3 messages
      When a reader opens an event stream from the offset after message 1
      And a writer appends 20 messages
      Then the reader receives the messages after message 1

    @capability-json
    Scenario: A JSON stream
      Given a JSON stream with 3 messages
      When a reader opens an event stream from the offset after message 1
      And a writer appends 20 messages
      Then the reader receives the messages after message 1

    Scenario: A burst of competing writers
      Given a stream
      When a reader opens an event stream from "-1"
      And 8 writers append 25 messages each at the same time
      Then the event stream gives what a catch-up read gives

    Scenario: Ten readers
      Given a stream with 3 messages
      When 10 readers follow event streams from "-1" while a writer appends 40 messages
      Then every one of them received each message once and in order
      And none of them was left waiting for a message that was there

    @large
    Scenario: Two messages of a megabyte
      Given a "text/plain" stream with 2 messages of a megabyte
      When a reader opens an event stream from "-1"
      Then the reader receives all messages

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
      And no control event carries an empty cursor

  @DS-5.8-23 @MUST
  Rule: A control event says when the reader has everything

    Scenario: After a backlog
      Given a stream with 5 messages
      When a reader opens an event stream from "-1"
      Then the control event after all data says the reader is up to date

    Scenario: An empty stream
      Given a stream
      When a reader opens an event stream from "-1"
      Then the first control event says the reader is up to date

    Scenario: After an append
      Given a stream with 3 messages
      When a reader opens an event stream from the tail
      And a writer appends 1 message
      Then the control event after all data says the reader is up to date

    @large
    Scenario: A reader behind the tail is not up to date
      Given a stream with 5 messages of a megabyte
      When a reader opens an event stream from "-1"
      Then no control event says so before all data has come

  @DS-5.8-24 @MAY @capability-close
  Rule: At the end of a closed stream the control event may leave upToDate out

    Scenario: A closed stream
      Given a stream with 3 messages
      And the stream is closed
      When a reader opens an event stream from "-1"
      Then the event stream ends at once
      And no control event says closed but not up to date

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
      And no control event says the stream is closed

  @DS-5.8-26 @MUST
  Rule: A control event is a JSON object with the names of the protocol

    Scenario Outline: A <type> stream
      Given a "<type>" stream with 3 messages
      When a reader opens an event stream from "-1"
      Then every control event has fields of the right names and types

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
      And every control event has fields of the right names and types

  @DS-5.8-28 @MUST @capability-close
  Rule: The server ends the event stream of a closed stream

    Scenario Outline: Closed before the reader came to <position>
      Given a stream with 3 messages
      And the stream is closed
      When a reader opens an event stream from <position>
      Then the event stream ends at once

      Examples:
        | position |
        | "-1"     |
        | the tail |

    Scenario: Closed while the reader is connected
      Given a stream with 3 messages
      When a reader opens an event stream from the tail
      And the stream is closed
      Then the event stream ends at once

    Scenario: A final append while the reader is connected
      Given a "text/plain" stream with 3 messages
      When a reader opens an event stream from the tail
      And a writer appends "last" and closes the stream
      Then the event stream ends at once

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
