@s2 @capability-conditions
Feature: Appends that expect a sequence number
  An append may name the sequence number that it expects for its first record.

  @S2-COND-01 @MUST
  Rule: An append that expects the sequence number of the tail is accepted there

    Scenario Outline: A stream with <records> records
      Given a stream with <records> records
      When a writer sends a record, expecting the sequence number <records>
      Then the append begins at sequence number <records>
      And the stream holds exactly what was acknowledged

      Examples:
        | records |
        | 0       |
        | 1       |
        | 7       |

    Scenario: A writer that goes on from acknowledgement to acknowledgement
      Given a stream
      When a writer sends 20 batches of 1 to 5 records, expecting the tail
      Then the stream holds exactly what was acknowledged

  @S2-COND-02 @MUST
  Rule: An append that expects a sequence number below the tail is refused

    Scenario Outline: Sequence number <number> of a stream with 3 records
      Given a stream with 3 records
      When a writer sends a record, expecting the sequence number <number>
      Then the request is refused for a condition
      And the stream is unchanged

      Examples:
        | number |
        | 0      |
        | 2      |

  @S2-COND-03 @MUST
  Rule: An append that expects a sequence number above the tail is refused at once

    Scenario Outline: Sequence number <number> of a stream with 3 records
      Given a stream with 3 records
      When a writer sends a record, expecting the sequence number <number>
      Then the request is refused for a condition
      And the answer is complete at once
      And the stream is unchanged

      Examples:
        | number               |
        | 4                    |
        | 100                  |
        | 18446744073709551615 |

  @S2-COND-04 @MUST
  Rule: The refusal names the sequence number that the record would have got

    Scenario Outline: Sequence number <number> of a stream with 3 records
      Given a stream with 3 records
      When a writer sends a record, expecting the sequence number <number>
      Then the refusal names the sequence number 3 alone

      Examples:
        | number |
        | 0      |
        | 5      |

  @S2-COND-12 @MUST
  Rule: A condition that is null is no condition

    Scenario Outline: An append that expects <conditions>
      Given a stream with the fencing token "first"
      When a writer sends a record, expecting <conditions>
      Then the append begins at sequence number 1

      Examples:
        | conditions                              |
        | a null sequence number                  |
        | a null token                            |
        | a null sequence number and a null token |

  @S2-COND-13 @MUST
  Rule: A refusal names one reason

    Scenario: Both conditions fail
      Given a stream with the fencing token "first"
      When a writer sends a record, expecting the token "second" and the sequence number 0
      Then the refusal names exactly one reason
      And the stream is unchanged

    Scenario: Only the sequence number fails
      Given a stream with the fencing token "first"
      When a writer sends a record, expecting the token "first" and the sequence number 0
      Then the refusal names the sequence number 1 alone
      And the stream is unchanged

    Scenario: Only the token fails
      Given a stream with the fencing token "first"
      When a writer sends a record, expecting the token "second" and the sequence number 1
      Then the refusal names the token "first" alone
      And the stream is unchanged

    Scenario: Neither condition fails
      Given a stream with the fencing token "first"
      When a writer sends a record, expecting the token "first" and the sequence number 1
      Then the append begins at sequence number 1

  @S2-COND-14 @MAY
  Rule: When both conditions fail the token may be the one that is named

    Scenario: A wrong token and a wrong sequence number
      Given a stream with the fencing token "first"
      When a writer sends a record, expecting the token "second" and the sequence number 0
      Then the refusal names exactly one reason

  @S2-COND-15 @MUST
  Rule: One of several appends that expect the same sequence number is accepted

    Scenario: Fifty writers at once
      Given a stream with 3 records
      When 50 writers send a record that expects the tail at the same time, for 1 round, and one succeeds in each
      Then the stream holds exactly what was acknowledged

    Scenario: Eight writers climb
      Given a stream
      When 8 writers send a record that expects the tail at the same time, for 20 rounds, and one succeeds in each
      Then the stream holds exactly what was acknowledged

  @S2-COND-16 @SHOULD
  Rule: The tail reaches the sequence number that a refusal names

    Scenario: Refusals while others append
      Given a stream with 1 record
      When 4 writers append 30 batches of 2 records each, while another one expects the sequence number 0
      Then the stream holds exactly what was acknowledged

  @S2-COND-21 @SHOULD
  Rule: A conditional append to a missing stream is refused as not found

    Scenario Outline: An append that expects <condition>
      Given a stream name that nobody uses
      When a writer sends a record, expecting <condition>
      Then the request is refused as not found
      And the stream is not in the list

      Examples:
        | condition             |
        | the sequence number 0 |
        | the sequence number 5 |
        | the token ""          |

  @S2-COND-22 @MUST
  Rule: A batch that is refused changes nothing, whatever commands it holds

    Scenario: A fence that expects a wrong sequence number
      Given a stream with the fencing token "first"
      When a writer sends a fence with "second", expecting the sequence number 0
      Then the request is refused for a condition
      And the stream is unchanged
      And the stream has the fencing token "first"

    Scenario: A fence that expects a wrong token
      Given a stream with the fencing token "first"
      When a writer sends a fence with "second", expecting the token "third"
      Then the request is refused for a condition
      And the stream is unchanged
      And the stream has the fencing token "first"

    Scenario: A trim that expects a wrong sequence number
      Given a stream with 5 records
      When a writer sends a trim to 3, expecting the sequence number 0
      Then the request is refused for a condition
      And record 0 was trimmed
      And the stream holds exactly what was acknowledged
