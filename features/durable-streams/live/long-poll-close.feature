@durable-streams @capability-long-poll @capability-close
Feature: Long-polls and the end of a stream
  Nobody waits for what can no longer come: a close wakes all who wait, and whoever asks later is told at once.

  @DS-5.7-14 @MUST @capability-close
  Rule: A long-poll at the end of a closed stream does not wait

    Scenario: A filled stream
      Given a stream with 3 messages
      And the stream is closed
      When a reader reads from the tail in long-poll mode
      Then the answer comes at once

    Scenario: After a final append
      Given a "text/plain" stream
      When a writer appends "last" and closes the stream
      And a reader reads from the tail in long-poll mode
      Then the answer comes at once

  @DS-5.7-15 @MUST @capability-close
  Rule: A long-poll at the end of a closed stream is told so at once

    Scenario Outline: A stream with <count> messages
      Given a stream with <count> messages
      And the stream is closed
      When a reader reads from the tail in long-poll mode
      Then the answer comes at once
      And the answer has the status 204
      And the answer says the stream is closed

      Examples:
        | count |
        | 0     |
        | 3     |

    Scenario: The reader has everything
      Given a stream with 3 messages
      And the stream is closed
      When a reader reads from the tail in long-poll mode
      Then the answer says the stream is closed
      And the answer says the reader is up to date

  @DS-5.7-16 @MUST @capability-close
  Rule: Closing wakes every reader that waits

    Scenario: One reader
      Given a stream with 3 messages
      When 1 reader waits for news from the tail in long-poll mode
      And the stream is closed
      Then every waiting reader is answered at once with the status 204
      And every waiting reader's answer says the stream is closed

    Scenario: Twenty readers
      Given a stream with 3 messages
      When 20 readers wait for news from the tail in long-poll mode
      And the stream is closed
      Then every waiting reader is answered at once with the status 204
      And every waiting reader's answer says the stream is closed

    Scenario: An empty stream
      Given a stream
      When 3 readers wait for news from the tail in long-poll mode
      And the stream is closed
      Then every waiting reader is answered at once with the status 204
      And every waiting reader's answer says the stream is closed

  @DS-5.7-17 @MUST @capability-close
  Rule: A final append wakes every reader that waits, with its data

    Scenario: One reader
      Given a "text/plain" stream with 3 messages
      When 1 reader waits for news from the tail in long-poll mode
      And a writer appends "last" and closes the stream
      Then every waiting reader is answered at once with the status 200
      And every waiting reader receives the messages after message 3
      And every waiting reader's answer says the stream is closed

    Scenario: Twenty readers of an empty stream
      Given a "text/plain" stream
      When 20 readers wait for news from the tail in long-poll mode
      And a writer appends "last" and closes the stream
      Then every waiting reader is answered at once with the status 200
      And every waiting reader receives the messages after message 0
      And every waiting reader's answer says the stream is closed
