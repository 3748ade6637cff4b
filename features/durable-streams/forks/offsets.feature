@durable-streams @capability-fork
Feature: The offsets of a fork
  A fork shares the offsets of its source up to where they part; from there on each has its own, whatever the other does.

  @DS-8-58 @MUST
  Rule: A fork begins with the offsets of its source

    Scenario Outline: The tail of a fork from the offset after message <position>
      Given a source with 5 messages
      When a client asks for a fork of the source at the offset after message <position>
      Then the fork is created
      And the answer shows the offset of the last append
      And the tail of the fork is the offset of the last append

      Examples:
        | position |
        | 0        |
        | 3        |
        | 5        |

    Scenario: A reader of the source goes on with the fork
      Given a source with 6 messages
      And a reader has read everything from the offset after message 2
      And a fork of the source
      When a writer appends 2 messages to the fork
      Then a read of the fork from that offset begins with what was read before
      And reading from every offset of the fork gives exactly what follows

    @large
    Scenario: A reader of the fork goes on with the source
      Given a source with 6 messages of a megabyte
      And a fork of the source
      When a reader follows the answers from "-1" of the fork to the tail
      Then the source gives exactly what follows each of these answers

  @DS-8-16 @MUST
  Rule: Inherited offsets outlive the source

    Scenario: The source is deleted
      Given a source with 5 messages
      And a fork of the source at the offset after message 4
      When a writer appends 2 messages to the fork
      And the source is deleted
      Then reading from every offset of the fork gives exactly what follows

    Scenario: All streams before the last are deleted
      Given a chain of 4 streams, each a fork of the one before
      When stream 1, stream 3 and stream 2 are deleted
      Then reading from every offset of stream 4 gives exactly what follows

    @needs-restart
    Scenario Outline: The source is deleted and the server <ending>
      Given a source with 5 messages
      And a fork of the source at the offset after message 4
      When a writer appends 2 messages to the fork
      And the source is deleted
      And the server <ending>
      Then reading from every offset of the fork gives exactly what follows

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
      Given a source with 4 messages
      And a fork of the source at the offset after message 2
      When the source and the fork grow in turn by 5 messages of equal length
      Then all offsets of the fork differ
      And reading from every offset of the fork gives exactly what follows

    Scenario: The source is read after the fork
      Given a source with 4 messages
      And a fork of the source at the offset after message 4
      When the source and the fork grow in turn by 5 messages of equal length
      And a reader has read everything from the offset after message 4 of the fork
      Then reading from every offset of the source gives exactly what follows

  @DS-8-55 @MUST
  Rule: The sub-offset of a fork is in none of its offsets

    Scenario: A fork behind some bytes of a message
      Given a "text/plain" source
      And a writer appends "abcdefghijklmnopqrstuvwxyz"
      When a client asks for a fork of the source at the offset after message 0 with the sub-offset "11"
      Then the fork is created
      And no answer about the fork shows the sub-offset 11
      And reading from every offset of the fork gives exactly what follows

    @capability-json
    Scenario: A fork behind some messages of a batch
      Given a JSON source with 1 batches of 50 messages
      When a client asks for a fork of the source at the offset after message 0 with the sub-offset "11"
      Then the fork is created
      And no answer about the fork shows the sub-offset 11
