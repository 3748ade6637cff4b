@durable-streams @capability-sse
Feature: Event streams
  One connection brings all data in order as it arrives. A control event after it says where the reader is.

  @DS-5.8-08 @MUST
  Rule: An event stream is of the type text/event-stream

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream with 3 messages
      When a reader opens an event stream from "-1"
      Then the header "Content-Type" contains "text/event-stream"

      Examples:
        | type                     |
        | text/plain               |
        | application/octet-stream |

    @capability-json
    Scenario: A JSON stream
      Given a JSON stream with 3 messages
      When a reader opens an event stream from "-1"
      Then the header "Content-Type" contains "text/event-stream"

  @DS-5.8-10 @MUST
  Rule: An event stream without a valid offset is refused before it begins

    Scenario Outline: The query <query>
      Given a stream with 3 messages
      When a reader sends the query "<query>"
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
      When 10 readers follow in SSE mode while a writer appends 40 messages
      Then every one of them received each message once, in order and at once

    @large
    Scenario: Two messages of a megabyte
      Given a "text/plain" stream with 2 messages of a megabyte
      When a reader opens an event stream from "-1"
      Then the reader receives all messages

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
