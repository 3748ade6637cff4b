@durable-streams
Feature: now is the tail in every mode, of every stream
  Whoever asks for "now" is told where the stream ends and nothing of what is in it: by every way to read, whatever the type of the
  stream, whether it is empty, filled or closed.

  @DS-8-38 @MUST
  Rule: A read from now succeeds without data, whatever the stream holds

    Scenario: Empty and filled streams of every type
      Given a stream of every type in each open state
      When a reader of each reads from "now"
      Then each answer has the status 200
      And each answer carries no data

  @DS-8-39 @MUST @capability-json
  Rule: The empty answer to now of a JSON stream is an empty array in every state

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each state
      When a reader of each reads from "now"
      Then each answer has the body "[]"

      Examples:
        | type                            |
        | application/json                |
        | application/json; charset=utf-8 |

  @DS-8-40 @MUST
  Rule: The empty answer to now of any other stream has no bytes in any state

    Scenario Outline: A stream of type <type>
      Given a "<type>" stream in each state
      When a reader of each reads from "now"
      Then each answer has the body ""

      Examples:
        | type                     |
        | application/octet-stream |
        | text/plain               |
        | application/ndjson       |

  @DS-8-41 @MUST
  Rule: The answer to now names the tail, and readers go on from there

    Scenario: Empty and filled streams of every type
      Given a stream of every type in each open state
      When a reader of each reads from "now"
      Then each answer shows the tail

    @each-mode
    Scenario: Readers of streams of every type go on
      Given a stream of every type in each open state
      When a reader of each reads from "now" in catch-up mode
      And a writer appends 2 messages to each
      And each reader continues from there
      Then each reader receives the last 2 messages

  @DS-8-42 @MUST
  Rule: The answer to now says that the reader is up to date, whatever the stream holds

    Scenario: Empty and filled streams of every type
      Given a stream of every type in each open state
      When a reader of each reads from "now"
      Then each answer says the reader is up to date

  @DS-8-43 @SHOULD @capability-caching
  Rule: No cache is to store a read from now, whatever the stream holds

    Scenario: Streams of every type in every state
      Given a stream of every type in each state
      When a reader of each reads from "now"
      Then each answer forbids caches to store it

  @DS-8-44 @MUST @capability-long-poll
  Rule: A long-poll from now waits, whatever the stream holds

    Scenario: Empty and filled streams of every type
      Given a stream of every type in each open state
      When a reader of each waits for news from "now" in long-poll mode
      Then each reader waits until something is appended

  @DS-8-45 @MUST @capability-long-poll
  Rule: A long-poll from now brings just what arrives, whatever the stream holds

    Scenario: Empty and filled streams of every type
      Given a stream of every type in each open state
      When a reader of each waits for news from "now" in long-poll mode
      And a writer appends 1 message to each
      Then each answer has the status 200
      And each reader receives the last 1 message

  @DS-8-46 @MUST @capability-long-poll
  Rule: The answer to a long-poll from now shows the tail, whatever the stream holds

    Scenario: Something is appended to streams of every type
      Given a stream of every type in each open state
      When a reader of each waits for news from "now" in long-poll mode
      And a writer appends 1 message to each
      Then each answer shows the tail

    Scenario: Nothing is appended to streams of every type
      Given a stream of every type in each open state
      When a reader of each waits for news from "now" in long-poll mode
      And each reader's time is up
      Then each answer has the status 204
      And each answer shows the tail

  @DS-8-47 @MUST @capability-sse
  Rule: An event stream from now brings just what arrives, whatever the stream holds

    Scenario: Empty and filled streams of every type
      Given a stream of every type in each open state
      When a reader of each reads from "now" in SSE mode
      And a writer appends 2 messages to each
      Then each reader receives the last 2 messages

  @DS-8-48 @MUST @capability-sse
  Rule: An event stream from now begins with the tail, whatever the stream holds

    Scenario: Empty and filled streams of every type
      Given a stream of every type in each open state
      When a reader of each reads from "now" in SSE mode
      Then each first event shows the tail

  @DS-8-49 @MUST @capability-sse
  Rule: An event stream from now begins up to date, whatever the stream holds

    Scenario: Empty and filled streams of every type
      Given a stream of every type in each open state
      When a reader of each reads from "now" in SSE mode
      Then each first event says the reader is up to date

  @DS-8-50 @MUST @capability-close
  Rule: A closed stream answers a request from now at once, however it was closed

    @each-mode
    Scenario: Streams of every type
      Given a stream of every type in each closed state
      When a reader of each reads from "now"
      Then each answer comes at once

  @DS-8-51 @MUST @capability-close
  Rule: A closed stream tells a reader from now that it has ended and where, however it was closed

    Scenario: Catch-up reads of streams of every type
      Given a stream of every type in each closed state
      When a reader of each reads from "now"
      Then each answer says the stream is closed
      And each answer says the reader is up to date
      And each answer shows the tail

    @capability-long-poll
    Scenario: Long-polls of streams of every type
      Given a stream of every type in each closed state
      When a reader of each reads from "now" in long-poll mode
      Then each answer says the stream is closed
      And each answer says the reader is up to date
      And each answer shows the tail

  @DS-8-52 @MUST @capability-close
  Rule: A closed stream gives a reader from now no data, however it was closed

    Scenario: Catch-up reads of streams of every type
      Given a stream of every type in each closed state
      When a reader of each reads from "now"
      Then each answer has the status 200
      And each answer carries no data

    @capability-long-poll
    Scenario: Long-polls of streams of every type
      Given a stream of every type in each closed state
      When a reader of each reads from "now" in long-poll mode
      Then each answer has the status 204
      And each answer carries no body

  @DS-8-53 @MUST @capability-close @capability-sse
  Rule: An event stream from now of a closed stream is one control event, however it was closed

    Scenario: Streams of every type
      Given a stream of every type in each closed state
      When a reader of each reads from "now" in SSE mode
      Then each reader gets a single control event that says the stream is closed
