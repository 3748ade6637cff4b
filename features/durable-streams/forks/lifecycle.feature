@durable-streams @capability-fork
Feature: Sources that are deleted before their forks
  A source with forks is gone for its clients, while its forks go on reading what they have of it.

  @DS-4.2-05 @MUST
  Rule: A fork can be deleted alone

    Scenario: The fork is deleted
      Given a stream with 3 messages
      When a client forks the stream
      And a client deletes the stream
      And now about the source
      Then the stream is unchanged

  @DS-4.2-41 @MUST
  Rule: A deleted source with forks is gone for readers

    Scenario: Catch-up
      Given a stream with 3 messages
      When a client forks the stream
      And the source is deleted
      And now about the source
      And a reader reads from "-1"
      Then the request is refused as gone

    @capability-long-poll
    Scenario: Long-poll
      Given a stream with 3 messages
      When a client forks the stream
      And the source is deleted
      And now about the source
      And a reader reads from the last offset in long-poll mode
      Then the request is refused as gone

    @capability-sse
    Scenario: Event stream
      Given a stream with 3 messages
      When a client forks the stream
      And the source is deleted
      And now about the source
      And a reader opens an event stream from "-1"
      Then the request is refused as gone

  @DS-4.2-42 @MUST
  Rule: The metadata of a deleted source with forks are gone

    Scenario: One fork
      Given a stream with 3 messages
      When a client forks the stream
      And the source is deleted
      And now about the source
      And a client asks for the metadata
      Then the request is refused as gone

  @DS-4.2-43 @MUST
  Rule: A deleted source with forks is gone for writers

    Scenario: An append
      Given a "text/plain" stream with 3 messages
      When a client forks the stream
      And the source is deleted
      And now about the source
      And a writer appends "late"
      Then the request is refused as gone

    @capability-close
    Scenario: A close without content
      Given a stream with 3 messages
      When a client forks the stream
      And the source is deleted
      And now about the source
      And a writer closes the stream with no body and no length
      Then the request is refused as gone

    @capability-producers
    Scenario: A producer
      Given a stream with 3 messages
      When a client forks the stream
      And the source is deleted
      And now about the source
      And a producer sends epoch 0, sequence 0
      Then the request is refused as gone

  @DS-4.2-44 @MUST
  Rule: A deleted source with forks keeps its URL

    Scenario: A new stream under the URL of the source
      Given a stream with 3 messages
      When a client forks the stream
      And the source is deleted
      And now about the source
      And a client creates the stream as "application/octet-stream"
      Then the request is refused as a conflict

  @DS-5.4-06 @MUST
  Rule: The deletion of a source takes nothing from its forks

    Scenario: A fork that reaches less far than its source
      Given a stream with 4 messages
      When a client forks the stream at the offset after message 2
      And the source is deleted
      Then a full read gives every byte in order
      And reading from every offset gives exactly what follows

  @DS-4.2-45 @MUST
  Rule: A fork keeps what it inherited when its source is deleted

    Scenario: Every offset of the fork
      Given a stream with 4 messages
      When a client forks the stream
      And a writer appended 2 messages
      And the source is deleted
      Then the stream is unchanged
      And reading from every offset gives exactly what follows

    @capability-long-poll
    Scenario: A reader of the fork waits while the source is deleted
      Given a stream with 4 messages
      When a client forks the stream
      And 1 reader waits for news from the tail in long-poll mode
      And the source is deleted
      And a writer appends 1 message
      Then every waiting reader receives the messages after message 4

  @DS-5.4-07 @MUST
  Rule: A source is deleted once

    Scenario: The second deletion
      Given a stream with 4 messages
      When a client forks the stream
      And the source is deleted
      And the source is deleted again
      Then the request is refused as gone
      And the stream is unchanged

  @DS-4.2-32 @MUST
  Rule: A deleted source with forks is not forked again

    Scenario: Another fork
      Given a stream with 3 messages
      When a client forks the stream
      And the source is deleted
      And now about the source
      And a client asks for a fork of the stream
      Then the request is refused as a conflict

  @DS-4.2-46 @MUST
  Rule: The last fork takes its deleted source along

    Scenario: The URL of the source is free again
      Given a stream with 3 messages
      When a client forks the stream
      And the source is deleted
      And a client deletes the stream
      And now about the source
      Then the URL is free before long

    Scenario: Another fork is left
      Given 2 forks of one stream
      When they are deleted in the order 1 and 2
      And now about number 1 of them
      And a client asks for the metadata
      Then the request is refused as gone

    Scenario: Every fork is deleted
      Given 3 forks of one stream
      When they are deleted in the order 1, 3, 2 and 4
      Then all of their URLs are free before long

  @DS-4.2-47 @MAY
  Rule: The clean-up may come later than the answer to the last deletion

    Scenario: One fork
      Given a stream with 3 messages
      When a client forks the stream
      And the source is deleted
      And a client deletes the stream
      And now about the source
      Then how soon the URL is free is noted
