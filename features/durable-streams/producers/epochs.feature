@durable-streams @capability-producers
Feature: Epochs of a producer
  A producer that starts again raises its epoch. What still speaks in an older epoch is fenced.

  @DS-5.2.1-04 @MUST
  Rule: Producer-Epoch is a whole number from 0 to 2^53-1

    Scenario Outline: The epoch '<epoch>'
      Given a stream with 2 messages
      When a producer sends literally the epoch "<epoch>" and the sequence "0"
      Then the request is refused as malformed
      And the stream is unchanged

      Examples:
        | epoch                |
        |                      |
        | -1                   |
        | 1.5                  |
        | 1e3                  |
        | 0xyz                 |
        | 9007199254740992     |
        | 18446744073709551617 |

    Scenario: The greatest epoch
      Given a stream
      When a producer sends epoch 9007199254740991, sequence 0
      Then the append is acknowledged as new
      And the answer names the epoch 9007199254740991

    Scenario: The two greatest epochs differ
      Given a stream
      And a producer sent epoch 9007199254740990, sequences 0 to 1
      When a producer sends epoch 9007199254740991, sequence 0
      Then the append is acknowledged as new
      And a full read gives every byte in order

  @DS-5.2.1-08 @MUST
  Rule: A new producer may begin in any epoch

    Scenario Outline: Epoch <epoch> of a new producer
      Given a stream
      When a producer sends epoch <epoch>, sequence 0
      Then the append is acknowledged as new
      And the answer names the epoch <epoch>
      And a full read gives every byte in order

      Examples:
        | epoch |
        | 1     |
        | 7     |

  @DS-5.2.1-09 @MUST
  Rule: An append in an old epoch is fenced

    Scenario Outline: Sequence <sequence> in the epoch before
      Given a stream
      And a producer sent epoch 0, sequences 0 to 3
      And a producer sent epoch 1, sequences 0 to 0
      When a producer sends epoch 0, sequence <sequence> with another body
      Then the request is refused as fenced
      And the stream is unchanged

      Examples:
        | sequence |
        | 0        |
        | 4        |
        | 5        |

    Scenario: An epoch that never was, below the current one
      Given a stream
      And a producer sent epoch 5, sequences 0 to 0
      When a producer sends epoch 2, sequence 0
      Then the request is refused as fenced
      And the stream is unchanged

    Scenario: The current epoch goes on after the attempt
      Given a stream
      And a producer sent epoch 1, sequences 0 to 0
      When a producer sends epoch 0, sequence 0
      And a producer sends epoch 1, sequence 1
      Then the append is acknowledged as new
      And a full read gives every byte in order

  @DS-5.2.1-10 @MUST
  Rule: A fenced producer is told the current epoch

    Scenario Outline: Epoch <old> while <current> is current
      Given a stream
      And a producer sent epoch <current>, sequences 0 to 0
      When a producer sends epoch <old>, sequence 0
      Then the request is refused as fenced
      And the answer names the epoch <current>

      Examples:
        | old | current          |
        | 0   | 1                |
        | 3   | 5                |
        | 4   | 9007199254740991 |

    Scenario: The producer claims the next epoch
      Given a stream
      And a producer sent epoch 5, sequences 0 to 2
      When a producer sends epoch 0, sequence 0
      And a producer sends epoch 6, sequence 0
      Then the append is acknowledged as new
      And a full read gives every byte in order

  @DS-5.2.1-11 @MUST
  Rule: A new epoch begins with sequence 0

    Scenario Outline: Sequence <sequence> in a new epoch
      Given a stream
      And a producer sent epoch 0, sequences 0 to 2
      When a producer sends epoch 1, sequence <sequence>
      Then the request is refused as malformed
      And the stream is unchanged

      Examples:
        | sequence |
        | 1        |
        | 3        |
        | 5        |

    Scenario: The old epoch is still the current one after that
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 1, sequence 5
      And a producer sends epoch 0, sequence 1
      Then the append is acknowledged as new
      And a full read gives every byte in order

  @DS-5.2.1-12 @MUST
  Rule: A higher epoch is accepted and counts from 0 again

    Scenario: The first append of the new epoch
      Given a stream
      And a producer sent epoch 0, sequences 0 to 4
      When a producer sends epoch 1, sequence 0
      Then the append is acknowledged as new
      And a full read gives every byte in order

    Scenario: The second append of the new epoch
      Given a stream
      And a producer sent epoch 0, sequences 0 to 4
      And a producer sent epoch 1, sequences 0 to 0
      When a producer sends epoch 1, sequence 1
      Then the append is acknowledged as new
      And the answer names 1 as the highest sequence

    Scenario: The numbers of the old epoch are no duplicates in the new one
      Given a stream
      And a producer sent epoch 0, sequences 0 to 4
      And a producer sent epoch 1, sequences 0 to 2
      When a producer sends epoch 1, sequence 4
      Then the request is refused as a conflict
      And the answer names 3 as expected and 4 as received

    Scenario: An epoch may be left out
      Given a stream
      And a producer sent epoch 0, sequences 0 to 0
      When a producer sends epoch 8, sequence 0
      Then the append is acknowledged as new
      And a full read gives every byte in order
