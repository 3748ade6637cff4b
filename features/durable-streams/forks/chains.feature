@durable-streams @capability-fork
Feature: Forks of forks
  A chain of forks reads as one stream, and goes stream by stream once nobody needs it.

  @DS-4.2-50 @MUST
  Rule: A fork can be forked

    Scenario: Five levels
      Given a chain of 5 streams, each a fork of the one before
      Then each of them holds what was inherited and appended, and nothing else
      And reading from every offset gives exactly what follows

    Scenario: From the middle of what was inherited
      Given a chain of 3 streams, each a fork of the one before
      When a client forks the stream at the offset after message 3
      And a writer appended 2 messages
      Then reading from every offset gives exactly what follows

    Scenario: Two forks of one fork
      Given a stream with 2 messages
      When a client forks the stream
      And a client forks the stream
      And now about the source
      And a client forks the stream
      Then a full read gives every byte in order

    Scenario: Several forks of one stream
      Given 3 forks of one stream
      Then each of them holds what was inherited and appended, and nothing else

  @DS-4.2-49 @MUST
  Rule: The last stream of a chain takes all deleted ones before it along

    Scenario Outline: Deleted in the order <order>
      Given a chain of <streams> streams, each a fork of the one before
      When they are deleted in the order <order>
      Then all of their URLs are free before long

      Examples:
        | streams | order         |
        | 3       | 1, 2 and 3    |
        | 3       | 2, 1 and 3    |
        | 4       | 3, 1, 2 and 4 |

    Scenario: A stream that was not deleted stays
      Given a chain of 4 streams, each a fork of the one before
      When they are deleted in the order 1, 3 and 4
      And now about number 2 of them
      Then the stream is unchanged

    Scenario: Nothing goes that comes before one that was not deleted
      Given a chain of 4 streams, each a fork of the one before
      When they are deleted in the order 1, 3 and 4
      And now about number 1 of them
      And a client asks for the metadata
      Then the request is refused as gone

    @needs-restart
    Scenario Outline: The server <ending> in between
      Given a chain of 3 streams, each a fork of the one before
      When they are deleted in the order 1 and 2
      And the server <ending>
      And a client deletes the stream
      Then all of their URLs are free before long

      Examples:
        | ending        |
        | was restarted |

      @needs-kill
      Examples:
        | ending     |
        | was killed |
