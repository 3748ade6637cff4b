@durable-streams @capability-fork
Feature: Sources that are deleted before their forks
  A source with forks is gone for its clients, while its forks go on reading what they have of it.

  @DS-4.2-05 @MUST
  Rule: A fork can be deleted alone

    Scenario: The fork is deleted
      Given a source with 3 messages
      And a fork of the source
      When a client deletes the fork
      Then the source is unchanged

  @DS-4.2-41 @MUST
  Rule: A deleted source with forks is gone for readers

    Scenario: A catch-up read of the source
      Given a source with 3 messages
      And a fork of the source
      When the source is deleted
      And a reader reads from "-1" of the source
      Then the request is refused as gone

    @capability-long-poll
    Scenario: A long-poll on the source
      Given a source with 3 messages
      And a fork of the source
      When the source is deleted
      And a reader reads from the last offset of the source in long-poll mode
      Then the request is refused as gone

    @capability-sse
    Scenario: An event stream of the source
      Given a source with 3 messages
      And a fork of the source
      When the source is deleted
      And a reader opens an event stream from "-1" of the source
      Then the request is refused as gone

  @DS-4.2-42 @MUST
  Rule: The metadata of a deleted source with forks are gone

    Scenario: The metadata of the source
      Given a source with 3 messages
      And a fork of the source
      When the source is deleted
      And a client asks for the metadata of the source
      Then the request is refused as gone

  @DS-4.2-43 @MUST
  Rule: A deleted source with forks is gone for writers

    Scenario: An append to the source
      Given a "text/plain" source with 3 messages
      And a fork of the source
      When the source is deleted
      And a writer appends "late" to the source
      Then the request is refused as gone

    @capability-close
    Scenario: A close of the source without content
      Given a source with 3 messages
      And a fork of the source
      When the source is deleted
      And a writer closes the source with no body and no length
      Then the request is refused as gone

    @capability-producers
    Scenario: A producer of the source
      Given a source with 3 messages
      And a fork of the source
      When the source is deleted
      And a producer sends epoch 0, sequence 0 to the source
      Then the request is refused as gone

  @DS-4.2-44 @MUST
  Rule: A deleted source with forks keeps its URL

    Scenario: A new stream under the URL of the source
      Given a source with 3 messages
      And a fork of the source
      When the source is deleted
      And a client creates the source as "application/octet-stream"
      Then the request is refused as a conflict

  @DS-5.4-06 @MUST
  Rule: The deletion of a source takes nothing from its forks

    Scenario: A fork that reaches less far than its source
      Given a source with 4 messages
      And a fork of the source at the offset after message 2
      When the source is deleted
      Then a full read of the fork gives every byte in order
      And reading from every offset of the fork gives exactly what follows

  @DS-4.2-45 @MUST
  Rule: A fork keeps what it inherited when its source is deleted

    Scenario: Every offset of the fork
      Given a source with 4 messages
      And a fork of the source
      When a writer appends 2 messages to the fork
      And the source is deleted
      Then the fork is unchanged
      And reading from every offset of the fork gives exactly what follows

    @capability-long-poll
    Scenario: A reader of the fork waits while the source is deleted
      Given a source with 4 messages
      And a fork of the source
      When 1 reader waits for news from the tail of the fork in long-poll mode
      And the source is deleted
      And a writer appends 1 message to the fork
      Then every waiting reader receives the messages after message 4

  @DS-5.4-07 @MUST
  Rule: A source is deleted once

    Scenario: The second deletion
      Given a source with 4 messages
      And a fork of the source
      When the source is deleted
      And a client deletes the source
      Then the request is refused as gone
      And the fork is unchanged

  @DS-4.2-32 @MUST
  Rule: A deleted source with forks is not forked again

    Scenario: Another fork of the source
      Given a source with 3 messages
      And a fork of the source
      When the source is deleted
      And a client asks for a fork of the source
      Then the request is refused as a conflict

  @DS-4.2-46 @MUST
  Rule: The last fork takes its deleted source along

    Scenario: The URL of the source is free again
      Given a source with 3 messages
      And a fork of the source
      When the source is deleted
      And a client deletes the fork
      Then the URL of the source is free before long

    Scenario: Another fork is left
      Given a source with 2 messages
      And 2 forks of the source
      When the source and fork 1 are deleted
      And a client asks for the metadata of the source
      Then the request is refused as gone

    Scenario: Every fork is deleted
      Given a source with 2 messages
      And 3 forks of the source
      When the source, fork 2, fork 1 and fork 3 are deleted
      Then the URLs of the source, fork 1, fork 2 and fork 3 are free before long

  @DS-4.2-47 @MAY
  Rule: The clean-up may come later than the answer to the last deletion

    Scenario: The last fork is deleted
      Given a source with 3 messages
      And a fork of the source
      When the source is deleted
      And a client deletes the fork
      Then the URL of the source is free before long
