@durable-streams
Feature: Deleting a stream
  DELETE removes the stream with everything that belongs to it.

  @DS-5.4-01 @MUST
  Rule: Deleting an existing stream is answered without content

    Scenario Outline: A stream with <count> messages
      Given a stream with <count> messages
      When a client deletes the stream
      Then the answer has the status 204
      And the answer carries no body

      Examples:
        | count |
        | 0     |
        | 5     |

    @capability-json
    Scenario: A JSON stream
      Given a JSON stream with 5 messages
      When a client deletes the stream
      Then the answer has the status 204
      And the answer carries no body

    @capability-close
    Scenario: A closed stream
      Given a stream with 5 messages
      And the stream is closed
      When a client deletes the stream
      Then the answer has the status 204
      And the answer carries no body

  @DS-5.4-02 @MUST
  Rule: After the deletion nothing is left

    Scenario: Every kind of request to the deleted stream
      Given a stream with 5 messages
      When a client deletes the stream
      Then no request finds the stream

    Scenario: A new stream under the same URL starts empty
      Given a stream with 5 messages
      When a client deletes the stream
      And a client creates the stream as "application/octet-stream"
      Then it is noted whether the URL can be used again
      And no old message can be read

    @capability-stream-seq
    Scenario: A new stream under the same URL knows no old writer
      Given a stream with 2 messages
      And a writer appended a message with the sequence "zzz"
      When the stream is deleted and created again with messages of equal length
      And a writer sends an append with the sequence "aaa"
      Then the append is accepted

    @capability-caching
    Scenario: A cached page of the old stream is not confirmed for the new one
      Given a stream with 3 messages
      And a reader has cached the answer to a read from "-1"
      When the stream is deleted and created again with messages of equal length
      And the reader revalidates its copy
      Then the reader gets the new content

  @DS-5.4-03 @MUST
  Rule: Deleting what does not exist is refused as not found

    Scenario: A URL that never had a stream
      Given a URL without a stream
      When a client deletes the stream
      Then the request is refused as not found

    Scenario: The second deletion
      Given a stream that was deleted
      When a client deletes the stream
      Then the request is refused as not found

  @DS-5.4-05 @MAY
  Rule: Readers of a deleted stream end

    @capability-long-poll
    Scenario: A long-poll that waits during the deletion
      Given a stream with 3 messages
      When 1 reader waits for news from the tail in long-poll mode
      And a client deletes the stream
      Then it is noted how the wait ended
      And no request finds the stream

    @capability-sse
    Scenario: An event stream that is open during the deletion
      Given a stream with 3 messages
      When a reader opens an event stream from the tail
      And a client deletes the stream
      Then it is noted whether the event stream ends
      And no request finds the stream
