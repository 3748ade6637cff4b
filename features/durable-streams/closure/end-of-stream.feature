@durable-streams @capability-close
Feature: Readers learn that a stream has ended
  "Nothing yet" and "nothing ever" are different answers. A reader gets all the data and then learns of the end, never the
  end without the data.

  @DS-4.1-04 @MUST
  Rule: A final append and its close are one step for every reader

    Scenario: Readers ask all the time
      Then readers of each of 20 streams see its final append and its end at once

    @capability-long-poll
    Scenario: Readers wait in long-poll mode
      Given a "text/plain" stream with 3 messages
      When 20 readers wait for news from the tail in long-poll mode
      And a writer appends "last" and closes the stream
      Then every waiting reader receives the messages after message 3
      And every waiting reader's answer says the stream is closed

    @capability-sse
    Scenario: A reader follows an event stream
      Given a "text/plain" stream with 3 messages
      When a reader opens an event stream from "-1"
      And a writer appends "last" and closes the stream
      Then the event stream says at its end, and not before, that the stream is closed
      And the reader receives all messages

  @DS-4.1-05 @MUST
  Rule: Everything in a closed stream stays readable

    Scenario: From every offset that was handed out
      Given a stream with 30 messages
      And the stream is closed
      Then reading from every offset gives exactly what follows

    @capability-json
    Scenario: A JSON stream
      Given a JSON stream with 30 messages
      And the stream is closed
      Then reading from every offset gives exactly what follows

    @capability-long-poll
    Scenario: Long-poll
      Given a stream with 30 messages
      And the stream is closed
      When a reader reads from the offset after message 7 in long-poll mode
      Then the reader receives the messages after message 7

    @capability-sse
    Scenario: Event stream
      Given a stream with 30 messages
      And the stream is closed
      When a reader opens an event stream from the offset after message 7
      Then the reader receives the messages after message 7

  @DS-5.5-07 @MUST
  Rule: The metadata tells whether the stream is closed

    Scenario: An open stream
      Given a stream with 3 messages
      When a client asks for the metadata
      Then the answer says the stream is open

    Scenario: A closed stream
      Given a stream with 3 messages
      And the stream is closed
      When a client asks for the metadata
      Then the answer says the stream is closed

    Scenario: A stream created closed
      Given a URL without a stream
      When a client creates the stream closed
      And a client asks for the metadata
      Then the answer says the stream is closed

  @DS-5.6-06 @MUST
  Rule: A read at the end of a closed stream says that it has ended

    Scenario Outline: A stream with <count> messages
      Given a stream with <count> messages
      And the stream is closed
      When a reader reads from the tail
      Then the answer has the status 200
      And the reader receives nothing
      And the answer says the stream is closed

      Examples:
        | count |
        | 0     |
        | 3     |

    @capability-json
    Scenario: A JSON stream
      Given a JSON stream with 3 messages
      And the stream is closed
      When a reader reads from the tail
      Then the answer has the status 200
      And the reader receives nothing
      And the answer says the stream is closed

    Scenario: Every time it is asked
      Given a stream with 3 messages
      And the stream is closed
      When a reader reads from the tail
      And the reader continues from there
      And the reader continues from there
      Then the answer says the stream is closed

    @needs-restart
    Scenario: After a restart
      Given a "text/plain" stream with 100 messages closed before the server was restarted
      When a reader reads from the tail
      Then the reader receives nothing
      And the answer says the stream is closed

    Scenario: An open stream has not ended
      Given a stream with 3 messages
      When a reader reads from the tail
      Then the answer says the stream is open

  @DS-5.6-15 @MUST
  Rule: The read that gives the last data of a closed stream says that it has ended

    Scenario Outline: A read from <position>
      Given a stream with 3 messages
      And the stream is closed
      When a reader reads from <position>
      Then the answer has the status 200
      And the answer says the stream is closed

      Examples:
        | position                   |
        | "-1"                       |
        | the start                  |
        | the offset after message 2 |

    Scenario: A final append
      Given a "text/plain" stream with 3 messages
      When a writer appends "last" and closes the stream
      And a reader reads from the offset after message 3
      Then the answer has the body "last"
      And the answer says the stream is closed

    @capability-json
    Scenario: A JSON stream
      Given a JSON stream with 3 messages
      And the stream is closed
      When a reader reads from "-1"
      Then the reader receives all messages
      And the answer says the stream is closed

    Scenario: An open stream has not ended
      Given a stream with 3 messages
      When a reader reads from "-1"
      Then the answer says the stream is open

  @DS-5.6-17 @MUST
  Rule: A reader that had everything before the close learns of it when it goes on

    Scenario: The stream is closed after the last read
      Given a stream with 3 messages
      When a reader reads from the start
      And the stream is closed
      And the reader continues from there
      Then the reader receives nothing
      And the answer says the stream is closed

    Scenario: The reader was at the tail already
      Given a stream with 3 messages
      When a reader reads from the tail
      And the stream is closed
      And the reader continues from there
      Then the reader receives nothing
      And the answer says the stream is closed

    Scenario: A final append after the last read
      Given a "text/plain" stream with 3 messages
      When a reader reads from the start
      And a writer appends "last" and closes the stream
      And the reader continues from there
      Then the answer has the body "last"
      And the answer says the stream is closed
