@durable-streams @capability-producers
Feature: The headers of a numbered append
  A producer says who it is, in which epoch and under which number; all three of them or none.

  @DS-5.2.1-02 @MUST
  Rule: The three producer headers come together or not at all

    Scenario Outline: Only <headers> of the three
      Given a stream with 2 messages
      When a producer sends only "<headers>"
      Then the request is refused as malformed
      And the stream is unchanged

      Examples:
        | headers                      |
        | Producer-Id                  |
        | Producer-Epoch               |
        | Producer-Seq                 |
        | Producer-Id, Producer-Epoch  |
        | Producer-Id, Producer-Seq    |
        | Producer-Epoch, Producer-Seq |

    Scenario: All three headers
      Given a stream with 2 messages
      When a producer sends epoch 0, sequence 0
      Then the append is acknowledged as new
      And a full read gives every byte in order

  @DS-5.2.1-03 @MUST
  Rule: A producer has a name

    Scenario: An empty Producer-Id
      Given a stream with 2 messages
      When the producer "" sends literally the epoch "0" and the sequence "0"
      Then the request is refused as malformed
      And the stream is unchanged

    Scenario: A Producer-Id of one character
      Given a stream with 2 messages
      When the producer "x" sends epoch 0, sequence 0
      Then the append is acknowledged as new

  @DS-5.2.1-05 @MUST
  Rule: Producer-Seq is a whole number from 0 to 2^53-1

    Scenario Outline: The sequence '<sequence>'
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends literally the epoch "0" and the sequence "<sequence>"
      Then the request is refused as malformed
      And the stream is unchanged

      Examples:
        | sequence             |
        |                      |
        | -1                   |
        | 1abc                 |
        | 0xyz                 |
        | 2.0                  |
        | 1e3                  |
        | 9007199254740992     |
        | 18446744073709551617 |

    Scenario: The greatest sequence is too early, not malformed
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence 9007199254740991
      Then the request is refused as a conflict
      And the answer names 1 as expected and 9007199254740991 as received

    Scenario: A sequence with zeros in front
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 0, sequence 01
      Then it is noted how the request is answered
