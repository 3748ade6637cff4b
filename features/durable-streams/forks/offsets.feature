@durable-streams @capability-fork
Feature: The offsets of a fork
  A fork shares the offsets of its source up to where they part; from there on each has its own, whatever the other does.

  @DS-8-58 @MUST
  Rule: A fork begins with the offsets of its source

    Scenario Outline: The tail of a fork from the offset after message <position>
      Given a stream with 5 messages
      When a client forks the stream at the offset after message <position>
      Then the stream is created
      And the answer carries the offset of the last append
      And the tail is the offset of the last append

      Examples:
        | position |
        | 0        |
        | 3        |
        | 5        |

    Scenario: A reader of the source goes on with the fork
      Given a stream with 6 messages
      And a reader has read everything from the offset after message 2
      When a client forks the stream
      And a writer appended 2 messages
      Then a read from that offset begins with what was read before
      And reading from every offset gives exactly what follows

    @large
    Scenario: A reader of the fork goes on with the source
      Given a stream with 6 messages of a megabyte
      When a client forks the stream
      And a reader follows the answers from "-1" to the tail
      And now about the source
      Then reading on from each of these answers gives exactly what follows

  @DS-8-16 @MUST
  Rule: Inherited offsets outlive the source

    Scenario: The source is deleted
      Given a stream with 5 messages
      When a client forks the stream at the offset after message 4
      And a writer appended 2 messages
      And the source is deleted
      Then reading from every offset gives exactly what follows

    Scenario: All streams before the last are deleted
      Given a chain of 4 streams, each a fork of the one before
      When they are deleted in the order 1, 3 and 2
      And now about number 4 of them
      Then reading from every offset gives exactly what follows

    @needs-restart
    Scenario Outline: The source is deleted and the server <ending>
      Given a stream with 5 messages
      When a client forks the stream at the offset after message 4
      And a writer appended 2 messages
      And the source is deleted
      And the server <ending>
      Then reading from every offset gives exactly what follows

      Examples:
        | ending        |
        | was restarted |

      @needs-kill
      Examples:
        | ending     |
        | was killed |

  @DS-8-20 @MUST
  Rule: Within a fork no offset stands for two positions, whatever the source does

    Scenario: Source and fork grow in turn
      Given a stream with 4 messages
      When a client forks the stream at the offset after message 2
      And source and fork grow in turn by 5 messages of equal length
      Then all offsets differ
      And reading from every offset gives exactly what follows

    Scenario: The source is read after the fork
      Given a stream with 4 messages
      When a client forks the stream at the offset after message 4
      And source and fork grow in turn by 5 messages of equal length
      And a reader has read everything from the offset after message 4
      And now about the source
      Then reading from every offset gives exactly what follows

  @DS-8-55 @MUST
  Rule: The sub-offset of a fork is in none of its offsets

    Scenario: Bytes of a message
      Given a "text/plain" stream
      And a writer appends "abcdefghijklmnopqrstuvwxyz"
      When a client forks the stream at the offset after message 0 with the sub-offset "11"
      Then the stream is created
      And no answer about the fork shows the sub-offset 11
      And reading from every offset gives exactly what follows

    @capability-json
    Scenario: Messages of a batch
      Given a JSON stream with 1 batches of 20 messages
      When a client forks the stream at the offset after message 0 with the sub-offset "11"
      Then the stream is created
      And no answer about the fork shows the sub-offset 11
      And reading from every offset gives exactly what follows
