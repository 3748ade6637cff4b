@durable-streams
Feature: -1 is the beginning and now is the tail
  Two reserved values stand where an offset stands: "-1" for the beginning of the stream and "now" for its tail at the time of
  the request. Neither is ever handed out as an offset.

  @DS-8-36 @MUST
  Rule: Reading from -1 is reading without an offset

    Scenario Outline: A stream with <count> messages
      Given a stream with <count> messages
      Then a read from "-1" and a read without offset give the same answer

      Examples:
        | count |
        | 0     |
        | 5     |

    @capability-close
    Scenario: A closed stream with messages
      Given a stream with 5 messages
      And the stream is closed
      Then a read from "-1" and a read without offset give the same answer

  @DS-8-37 @MUST
  Rule: Every read mode starts at the first byte for -1

    @each-mode
    Scenario: A read from -1
      Given a stream with 5 messages
      When a reader reads from "-1"
      Then the reader receives all messages

  @DS-8-38 @MUST
  Rule: A catch-up read from now succeeds at once, without data

    Scenario: A stream that holds data
      Given a stream with 5 messages
      When a reader reads from "now"
      Then the answer has the status 200
      And the reader receives nothing

  @DS-8-39 @MUST @capability-json
  Rule: On a JSON stream the empty answer to now is an empty array

    Scenario: A JSON stream with messages
      Given a JSON stream with 3 messages
      When a reader reads from "now"
      Then the answer has the body "[]"

  @DS-8-40 @MUST
  Rule: On other streams the empty answer to now has no bytes

    Scenario: A text stream with messages
      Given a "text/plain" stream with 3 messages
      When a reader reads from "now"
      Then the answer has the body ""

  @DS-8-41 @MUST
  Rule: The answer to now carries the offset of the tail

    Scenario Outline: Going on gives just what was appended to <count> messages later
      Given a stream with <count> messages
      When a reader reads from "now"
      And a writer appends 2 messages
      And the reader continues from there
      Then the reader receives the last 2 messages

      Examples:
        | count |
        | 0     |
        | 3     |

    Scenario: The answer agrees with the metadata
      Given a stream with 3 messages
      When a reader reads from "now"
      Then the answer shows the tail

  @DS-8-42 @MUST
  Rule: The answer to now says that the reader is up to date

    Scenario: A stream that holds data
      Given a stream with 3 messages
      When a reader reads from "now"
      Then the answer says the reader is up to date

  @DS-8-43 @SHOULD @capability-caching
  Rule: The answer to now is not stored by caches

    Scenario: A stream that holds data
      Given a stream with 3 messages
      When a reader reads from "now"
      Then the answer forbids caches to store it

  @DS-8-44 @MUST @capability-long-poll
  Rule: A long-poll from now waits at once

    Scenario: Nobody writes meanwhile
      Given a stream with 3 messages
      When a reader reads from "now" in long-poll mode
      Then the reader is told after a wait that nothing came

  @DS-8-45 @MUST @capability-long-poll
  Rule: A long-poll from now gives only what arrives while it waits

    Scenario: An append wakes the reader
      Given a stream with 3 messages
      When 1 reader waits for news from "now" in long-poll mode
      And a writer appends 1 message
      Then the reader receives the last 1 message

  @DS-8-46 @MUST @capability-long-poll
  Rule: A long-poll from now answers with the offset of the tail

    Scenario: An append that arrives
      Given a stream with 3 messages
      When 1 reader waits for news from "now" in long-poll mode
      And a writer appends 1 message
      Then the reader's answer shows the tail

    Scenario: A wait that runs out of time
      Given a stream with 3 messages
      When a reader reads from "now" in long-poll mode
      Then the answer shows the tail

  @DS-8-47 @MUST @capability-sse
  Rule: An event stream from now begins at the tail

    Scenario: Only new data is sent
      Given a stream with 3 messages
      When a reader opens an event stream from "now"
      And a writer appends 1 message
      Then the reader receives the last 1 message

  @DS-8-48 @MUST @capability-sse
  Rule: The first control event of an event stream from now names the tail

    Scenario: A stream that holds data
      Given a stream with 3 messages
      When a reader opens an event stream from "now"
      Then the first event shows the tail

  @DS-8-49 @MUST @capability-sse
  Rule: The first control event of an event stream from now says that the reader is up to date

    Scenario: A stream that holds data
      Given a stream with 3 messages
      When a reader opens an event stream from "now"
      Then the first event says the reader is up to date

  @DS-8-51 @MUST @capability-close
  Rule: The answer to now on a closed stream says that it is closed, up to date, and where it ended

    Scenario: A read after the close
      Given a stream with 3 messages
      And the stream is closed
      When a reader reads from "now"
      Then the answer says the stream is closed
      And the answer says the reader is up to date
      And the answer shows the tail

  @DS-8-52 @MUST @capability-close
  Rule: The answer to now on a closed stream is empty

    Scenario: A read after the close
      Given a "text/plain" stream with 3 messages
      And the stream is closed
      When a reader reads from "now"
      Then the answer has the status 200
      And the reader receives nothing

  @DS-8-53 @MUST @capability-close @capability-sse
  Rule: An event stream from now on a closed stream is one control event

    Scenario: An event stream after the close
      Given a stream with 3 messages
      And the stream is closed
      When a reader opens an event stream from "now"
      Then the reader gets a single control event that says the stream is closed

  @DS-8-54 @MUST
  Rule: Neither -1 nor now is handed out as an offset

    Scenario: Offsets from every answer
      Given the offsets from every answer on empty, filled and JSON streams
      Then each of them is neither "-1" nor "now"
