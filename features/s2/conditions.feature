@s2 @capability-conditions
Feature: Conditional appends
  An append may name the sequence number that it expects for its first record, and the fencing token that it expects the stream to have.

  @S2-COND-01 @MUST
  Rule: An append that expects the sequence number of the tail is accepted there

    Scenario Outline: A stream with <records> records
      Given a stream with <records> records
      When a writer sends a record that expects the sequence number <records>
      Then the append begins at sequence number <records>
      And the stream holds exactly what was acknowledged

      Examples:
        | records |
        | 0       |
        | 1       |
        | 7       |

    Scenario: A writer that goes on from acknowledgement to acknowledgement
      Given a stream
      When a writer sends 20 batches of 1 to 5 records, each expecting the end of the one before
      Then the stream holds exactly what was acknowledged

  @S2-COND-02 @MUST
  Rule: An append that expects a sequence number below the tail is refused

    Scenario Outline: Sequence number <number> of a stream with 3 records
      Given a stream with 3 records
      When a writer sends a record that expects the sequence number <number>
      Then the request is refused as a failed condition
      And the stream is unchanged

      Examples:
        | number |
        | 0      |
        | 2      |

  @S2-COND-03 @MUST
  Rule: An append that expects a sequence number above the tail is refused at once

    Scenario Outline: Sequence number <number> of a stream with 3 records
      Given a stream with 3 records
      When a writer sends a record that expects the sequence number <number>
      Then the request is refused as a failed condition
      And the answer comes at once
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
      When a writer sends a record that expects the sequence number <number>
      Then the refusal names the sequence number 3 alone

      Examples:
        | number |
        | 0      |
        | 5      |

  @S2-COND-05 @MUST
  Rule: An append that expects the token of the stream is accepted

    Scenario: A fenced stream
      Given a stream with the fencing token "first"
      When a writer sends a record that expects the token "first"
      Then the append begins at sequence number 1

    Scenario: A stream that was fenced twice
      Given a stream with the fencing token "first"
      When a writer fences the stream with "second"
      And a writer sends a record that expects the token "second"
      Then the append begins at sequence number 2

  @S2-COND-06 @MUST
  Rule: An append that expects another token is refused

    Scenario Outline: The token "<token>"
      Given a stream with the fencing token "first"
      When a writer sends a record that expects the token "<token>"
      Then the request is refused as a failed condition
      And the stream is unchanged

      Examples:
        | token  |
        | second |
        | First  |
        | firs   |
        | first1 |

    Scenario: The token before the last fence
      Given a stream with the fencing token "first"
      When a writer fences the stream with "second"
      And a writer sends a record that expects the token "first"
      Then the request is refused as a failed condition
      And the stream is unchanged

  @S2-COND-07 @MUST
  Rule: The refusal names the token of the stream

    Scenario: A token of somebody else
      Given a stream with the fencing token "first"
      When a writer sends a record that expects the token "second"
      Then the refusal names the token "first" alone

    Scenario: The token before the last fence
      Given a stream with the fencing token "first"
      When a writer fences the stream with "second"
      And a writer sends a record that expects the token "first"
      Then the refusal names the token "second" alone

  @S2-COND-08 @MUST
  Rule: A stream that was never fenced has the empty token

    Scenario: The empty token
      Given a stream with 2 records
      When a writer sends a record that expects the token ""
      Then the append begins at sequence number 2

  @S2-COND-09 @MUST
  Rule: A stream that was never fenced refuses every other token

    Scenario: Some token
      Given a stream with 2 records
      When a writer sends a record that expects the token "first"
      Then the request is refused as a failed condition
      And the refusal names the token "" alone
      And the stream is unchanged

    Scenario: The token of a refused append is not adopted
      Given a stream with 2 records
      When a writer sends a record that expects the token "first"
      And a writer sends a record that expects the token "first"
      Then the refusal names the token "" alone

  @S2-COND-10 @MUST
  Rule: A fenced stream refuses the empty token

    Scenario: The empty token
      Given a stream with the fencing token "first"
      When a writer sends a record that expects the token ""
      Then the request is refused as a failed condition
      And the stream is unchanged

  @S2-COND-11 @SHOULD
  Rule: A writer that expects no token is not held up by a fence

    Scenario: No condition
      Given a stream with the fencing token "first"
      When a writer sends a batch of 2 records
      Then the append begins at sequence number 1

    Scenario: The right sequence number
      Given a stream with the fencing token "first"
      When a writer sends a record that expects the sequence number 1
      Then the append begins at sequence number 1

  @S2-COND-12 @MUST
  Rule: A condition that is null is no condition

    Scenario Outline: <conditions>
      Given a stream with the fencing token "first"
      When a writer sends a record that expects <conditions>
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
      When a writer sends a record that expects the token "second" and the sequence number 0
      Then the refusal names exactly one reason
      And the stream is unchanged

    Scenario: Only the sequence number fails
      Given a stream with the fencing token "first"
      When a writer sends a record that expects the token "first" and the sequence number 0
      Then the refusal names the sequence number 1 alone
      And the stream is unchanged

    Scenario: Only the token fails
      Given a stream with the fencing token "first"
      When a writer sends a record that expects the token "second" and the sequence number 1
      Then the refusal names the token "first" alone
      And the stream is unchanged

    Scenario: Neither fails
      Given a stream with the fencing token "first"
      When a writer sends a record that expects the token "first" and the sequence number 1
      Then the append begins at sequence number 1

  @S2-COND-14 @MAY
  Rule: When both conditions fail the token may be the one that is named

    Scenario: A wrong token and a wrong sequence number
      Given a stream with the fencing token "first"
      When a writer sends a record that expects the token "second" and the sequence number 0
      Then the reason that the refusal names is noted

  @S2-COND-15 @MUST
  Rule: One of several appends that expect the same sequence number is accepted

    Scenario: Fifty writers
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
      When a writer expects the sequence number 0 and checks the tail after each refusal while 4 writers append 30 batches of 2 records each
      Then the stream holds exactly what was acknowledged

  @S2-COND-17 @SHOULD
  Rule: A fence holds from its acknowledgement on

    Scenario: Fifty fences
      Given a stream
      When a writer fences the stream 50 times, and another one is refused with the old token after each
      Then the stream holds exactly what was acknowledged

  @S2-COND-18 @SHOULD
  Rule: The conditions look at the stream as it is before the batch

    Scenario: A batch that expects the old token and sets another
      Given a stream with 2 records
      When a writer fences the stream with "first" and expects the token ""
      Then the append begins at sequence number 2
      And the stream has the fencing token "first"

    Scenario: A batch that expects the token it sets
      Given a stream with 2 records
      When a writer fences the stream with "first" and expects the token "first"
      Then the request is refused as a failed condition
      And the stream has the fencing token ""

  @S2-COND-19 @MUST
  Rule: A token may have 36 bytes

    Scenario Outline: <token>
      Given a stream with the fencing token "<token>"
      When a writer sends a record that expects the token "<token>"
      Then the append begins at sequence number 1

      Examples:
        | token                                |
        | 0123456789abcdef0123456789abcdef0123 |
        | äöüäöüäöüäöüäöüäöü                   |

  @S2-COND-20 @MUST
  Rule: A token of more than 36 bytes is refused, but not for a condition

    Scenario Outline: <token>
      Given a stream with 2 records
      When a writer sends a record that expects the token "<token>"
      Then the request is refused, but not for a condition
      And the stream is unchanged

      Examples:
        | token                                 |
        | 0123456789abcdef0123456789abcdef01234 |
        | €€€€€€€€€€€€€                         |

  @S2-COND-21 @SHOULD
  Rule: A conditional append to a missing stream is refused as not found

    Scenario Outline: An append that expects <condition>
      Given a stream name that nobody uses
      When a writer sends a record that expects <condition>
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
      When a writer fences the stream with "second" and expects the sequence number 0
      Then the request is refused as a failed condition
      And the stream is unchanged
      And the stream has the fencing token "first"

    Scenario: A fence that expects a wrong token
      Given a stream with the fencing token "first"
      When a writer fences the stream with "second" and expects the token "third"
      Then the request is refused as a failed condition
      And the stream is unchanged
      And the stream has the fencing token "first"

    Scenario: A trim that expects a wrong sequence number
      Given a stream with 5 records
      When a writer trims the stream to 3 and expects the sequence number 0
      Then the request is refused as a failed condition
      And the records before sequence number 1 were trimmed
      And the stream holds exactly what was acknowledged
