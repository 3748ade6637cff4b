@durable-streams @capability-long-poll
Feature: Waiting for news
  A long-poll answers at once when there is something to tell, and otherwise as soon as there is, or when its time is up.

  @DS-5.7-02 @MUST
  Rule: A long-poll without a valid offset is refused

    Scenario Outline: The query <query>
      Given a stream with 3 messages
      When a reader sends the query "<query>"
      Then the request is refused as malformed

      Examples:
        | query                     |
        | live=long-poll            |
        | live=long-poll&offset=a,b |
        | live=long-poll&offset=    |
        | offset=a,b&live=long-poll |

  @DS-5.7-03 @MUST
  Rule: A long-poll at the tail of an open stream waits

    Scenario Outline: A stream with <count> messages
      Given a stream with <count> messages
      When a reader reads from the tail in long-poll mode
      Then the reader is told after a wait that nothing came

      Examples:
        | count |
        | 0     |
        | 3     |

    Scenario: The start of an empty stream
      Given a stream
      When a reader reads from "-1" in long-poll mode
      Then it is noted how the request is answered

  @DS-5.7-04 @MUST
  Rule: A long-poll does not wait when there is data behind its offset

    Scenario: From the beginning
      Given a stream with 3 messages
      When a reader reads from "-1" in long-poll mode
      Then the answer comes at once
      And the reader receives all messages

    Scenario: From the middle
      Given a stream with 3 messages
      When a reader reads from the offset after message 2 in long-poll mode
      Then the answer comes at once
      And the reader receives the messages after message 2

    @capability-json
    Scenario: A JSON stream
      Given a JSON stream with 3 messages
      When a reader reads from the offset after message 1 in long-poll mode
      Then the answer comes at once
      And the reader receives the messages after message 1

  @DS-5.7-05 @MUST
  Rule: An append wakes every reader that waits, with the new data only

    Scenario: One reader
      Given a stream with 3 messages
      When 1 reader waits for news from the tail in long-poll mode
      And a writer appends 1 message
      Then every waiting reader is answered at once with the status 200
      And every waiting reader receives the messages after message 3

    Scenario: Fifty readers
      Given a stream with 3 messages
      When 50 readers wait for news from the tail in long-poll mode
      And a writer appends 1 message
      Then every waiting reader is answered at once with the status 200
      And every waiting reader receives the messages after message 3

    Scenario: The first append to an empty stream
      Given a stream
      When 3 readers wait for news from the tail in long-poll mode
      And a writer appends 1 message
      Then every waiting reader receives the messages after message 0

    @capability-json
    Scenario: A JSON stream
      Given a JSON stream with 3 messages
      When 3 readers wait for news from the tail in long-poll mode
      And a writer appends 1 message
      Then every waiting reader is answered at once with the status 200
      And every waiting reader receives the messages after message 3

    Scenario: An append to another stream wakes nobody
      Given a stream with 3 messages
      And another stream with 1 message
      When 3 readers wait for news from the tail of the stream in long-poll mode
      And a writer appends 1 message to the other stream
      Then no reader is answered yet

    Scenario: Readers poll on while a writer writes
      Given a stream with 3 messages
      When 6 readers follow in long-poll mode while a writer appends 80 messages
      Then every one of them received each message once, in order and at once

  @DS-5.7-06 @MUST
  Rule: A long-poll that ran out of time is answered without content

    Scenario: Nobody writes
      Given a stream with 3 messages
      When a reader reads from the tail in long-poll mode
      Then the answer has the status 204
      And the answer carries no body

  @DS-5.7-07 @MUST
  Rule: A long-poll with data has the headers of a catch-up read

    Scenario: Data that was there
      Given a "text/plain" stream with 3 messages
      When a reader reads from the offset after message 1 in long-poll mode
      Then the reader's answer has the headers of a catch-up read from the offset after message 1
      And the answer says the reader is up to date

    Scenario: Data that arrives
      Given a "text/plain" stream with 3 messages
      When 1 reader waits for news from the tail in long-poll mode
      And a writer appends 1 message
      Then the reader's answer has the headers of a catch-up read from the offset after message 3

    @capability-close
    Scenario: The last data of a closed stream
      Given a "text/plain" stream with 3 messages
      And the stream is closed
      When a reader reads from the offset after message 1 in long-poll mode
      Then the reader's answer has the headers of a catch-up read from the offset after message 1
      And the answer says the stream is closed

  @DS-5.7-09 @MUST
  Rule: A long-poll that ran out of time names the tail

    Scenario: From the tail
      Given a stream with 3 messages
      When a reader reads from the tail in long-poll mode
      Then the answer has the status 204
      And the answer shows the tail

  @DS-5.7-10 @MUST
  Rule: A long-poll without data says that the reader is up to date

    Scenario: Out of time
      Given a stream with 3 messages
      When a reader reads from the tail in long-poll mode
      Then the answer has the status 204
      And the answer says the reader is up to date

    @capability-close
    Scenario: At the end of a closed stream
      Given a stream with 3 messages
      And the stream is closed
      When a reader reads from the tail in long-poll mode
      Then the answer has the status 204
      And the answer says the reader is up to date

  @DS-5.7-18 @MAY
  Rule: A reader may ask for a wait of its own

    Scenario Outline: A wait of <seconds> seconds
      Given a stream with 3 messages
      When a reader waits for news and asks for a timeout of "<seconds>" seconds
      And a writer appends 1 message
      Then it is noted how the wait ended

      Examples:
        | seconds      |
        | 0            |
        | 1            |
        | 999999999999 |
        | soon         |
