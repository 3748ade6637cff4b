@durable-streams @capability-producers
Feature: What a producer is told
  An acknowledgement says how far the producer has come, and a refusal what was expected.

  @DS-5.2.1-17 @MUST
  Rule: The refusal of an early number says what was expected and what was received

    Scenario Outline: Number <received> after number <last>
      Given a stream
      And a producer sent epoch 0, sequences 0 to <last>
      When a producer sends epoch 0, sequence <received>
      Then the request is refused as a conflict
      And the answer names <expected> as expected and <received> as received

      Examples:
        | last | received | expected |
        | 0    | 2        | 1        |
        | 0    | 5        | 1        |
        | 4    | 9        | 5        |

  @DS-5.2.1-18 @MUST
  Rule: An acknowledgement names the epoch

    Scenario: The epoch of new data
      Given a stream
      When a producer sends epoch 3, sequence 0
      Then the append is acknowledged as new
      And the answer names the epoch 3

    Scenario: The epoch of a duplicate
      Given a stream
      And a producer sent epoch 3, sequences 0 to 1
      When a producer sends epoch 3, sequence 0
      Then the append is acknowledged as a duplicate
      And the answer names the epoch 3

    @capability-close
    Scenario: The epoch of a close without content
      Given a stream
      And a producer sent epoch 3, sequences 0 to 1
      When a producer sends epoch 3, sequence 2 as a close without content
      Then the append is acknowledged as the close
      And the answer names the epoch 3

  @DS-5.2.1-19 @MUST
  Rule: An acknowledgement names the highest sequence that was accepted

    Scenario: The highest sequence after new data
      Given a stream
      And a producer sent epoch 0, sequences 0 to 1
      When a producer sends epoch 0, sequence 2
      Then the append is acknowledged as new
      And the answer names 2 as the highest sequence

    Scenario: The highest sequence after an old duplicate
      Given a stream
      And a producer sent epoch 0, sequences 0 to 2
      When a producer sends epoch 0, sequence 0
      Then the append is acknowledged as a duplicate
      And the answer names 2 as the highest sequence

    Scenario: The first number of a new epoch
      Given a stream
      And a producer sent epoch 0, sequences 0 to 2
      When a producer sends epoch 1, sequence 0
      Then the append is acknowledged as new
      And the answer names 0 as the highest sequence
