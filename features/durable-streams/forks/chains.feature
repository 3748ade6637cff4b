@durable-streams @capability-fork
Feature: Forks of forks
  A chain of forks reads as one stream, and goes stream by stream once nobody needs it.

  @DS-4.2-50 @MUST
  Rule: A fork can be forked

    Scenario: Five levels of forks
      Given a chain of 5 streams, each a fork of the one before
      Then each of them holds what was inherited and appended, and nothing else
      And reading from every offset of stream 5 gives exactly what follows

    Scenario: A fork from the middle of what was inherited
      Given a chain of 3 streams, each a fork of the one before
      And a fork of stream 3 at the offset after message 3
      When a writer appends 2 messages to fork 3
      Then reading from every offset of fork 3 gives exactly what follows

    Scenario: Two forks of one fork
      Given a source with 2 messages
      And a fork of the source
      And a fork of fork 1
      And a fork of fork 1
      Then a full read of fork 3 gives every byte in order

    Scenario: Several forks of one stream
      Given a source with 2 messages
      And 3 forks of the source
      Then each of them holds what was inherited and appended, and nothing else

  @DS-4.2-49 @MUST
  Rule: The last stream of a chain takes all deleted ones before it along

    Scenario: Three streams are deleted in their order
      Given a chain of 3 streams, each a fork of the one before
      When stream 1, stream 2 and stream 3 are deleted
      Then the URLs of stream 1, stream 2 and stream 3 are free before long

    Scenario: The middle one of three streams is deleted first
      Given a chain of 3 streams, each a fork of the one before
      When stream 2, stream 1 and stream 3 are deleted
      Then the URLs of stream 1, stream 2 and stream 3 are free before long

    Scenario: The third of four streams is deleted first
      Given a chain of 4 streams, each a fork of the one before
      When stream 3, stream 1, stream 2 and stream 4 are deleted
      Then the URLs of stream 1, stream 2, stream 3 and stream 4 are free before long

    Scenario: A stream that was not deleted stays
      Given a chain of 4 streams, each a fork of the one before
      When stream 1, stream 3 and stream 4 are deleted
      Then stream 2 is unchanged

    Scenario: Nothing goes that comes before one that was not deleted
      Given a chain of 4 streams, each a fork of the one before
      When stream 1, stream 3 and stream 4 are deleted
      And a client asks for the metadata of stream 1
      Then the request is refused as gone

    @needs-restart
    Scenario Outline: The server <ending> between the deletions
      Given a chain of 3 streams, each a fork of the one before
      When stream 1 and stream 2 are deleted
      And the server <ending>
      And stream 3 is deleted
      Then the URLs of stream 1, stream 2 and stream 3 are free before long

      Examples:
        | ending        |
        | was restarted |

      @needs-kill
      Examples:
        | ending     |
        | was killed |
