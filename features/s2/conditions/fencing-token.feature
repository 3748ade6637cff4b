@s2 @capability-conditions
Feature: Appends that expect a fencing token
  An append may name the fencing token that it expects the stream to have.

  @S2-COND-05 @MUST
  Rule: An append that expects the token of the stream is accepted

    Scenario: A fenced stream
      Given a stream with the fencing token "first"
      When a writer sends a record, expecting the token "first"
      Then the append begins at sequence number 1

    Scenario: A stream that was fenced twice
      Given a stream with the fencing token "first"
      When a writer sends a fence with "second"
      And a writer sends a record, expecting the token "second"
      Then the append begins at sequence number 2

  @S2-COND-06 @MUST
  Rule: An append that expects another token is refused

    Scenario Outline: The token "<token>"
      Given a stream with the fencing token "first"
      When a writer sends a record, expecting the token "<token>"
      Then the request is refused for a condition
      And the stream is unchanged

      Examples:
        | token  |
        | second |
        | First  |
        | firs   |
        | first1 |

    Scenario: The token before the last fence
      Given a stream with the fencing token "first"
      When a writer sends a fence with "second"
      And a writer sends a record, expecting the token "first"
      Then the request is refused for a condition
      And the stream is unchanged

  @S2-COND-07 @MUST
  Rule: The refusal names the token of the stream

    Scenario: A token of somebody else
      Given a stream with the fencing token "first"
      When a writer sends a record, expecting the token "second"
      Then the refusal names the token "first" alone

    Scenario: The token before the last fence
      Given a stream with the fencing token "first"
      When a writer sends a fence with "second"
      And a writer sends a record, expecting the token "first"
      Then the refusal names the token "second" alone

  @S2-COND-08 @MUST
  Rule: A stream that was never fenced has the empty token

    Scenario: The empty token
      Given a stream with 2 records
      When a writer sends a record, expecting the token ""
      Then the append begins at sequence number 2

  @S2-COND-09 @MUST
  Rule: A stream that was never fenced refuses every other token

    Scenario: A token that nobody set
      Given a stream with 2 records
      When a writer sends a record, expecting the token "first"
      Then the request is refused for a condition
      And the refusal names the token "" alone
      And the stream is unchanged

    Scenario: The token of a refused append is not adopted
      Given a stream with 2 records
      When a writer sends a record, expecting the token "first"
      And a writer sends a record, expecting the token "first"
      Then the refusal names the token "" alone

  @S2-COND-10 @MUST
  Rule: A fenced stream refuses the empty token

    Scenario: The empty token
      Given a stream with the fencing token "first"
      When a writer sends a record, expecting the token ""
      Then the request is refused for a condition
      And the stream is unchanged

  @S2-COND-11 @SHOULD
  Rule: A writer that expects no token is not held up by a fence

    Scenario: An append without a condition
      Given a stream with the fencing token "first"
      When a writer sends a batch of 2 records
      Then the append begins at sequence number 1

    Scenario: The right sequence number
      Given a stream with the fencing token "first"
      When a writer sends a record, expecting the sequence number 1
      Then the append begins at sequence number 1

  @S2-COND-17 @SHOULD
  Rule: A fence holds from its acknowledgement on

    Scenario: Fifty fences in a row
      Given a stream
      When a writer fences the stream 50 times, and another one is refused with the old token after each
      Then the stream holds exactly what was acknowledged

  @S2-COND-18 @SHOULD
  Rule: The conditions look at the stream as it is before the batch

    Scenario: A batch that expects the old token and sets another
      Given a stream with 2 records
      When a writer sends a fence with "first", expecting the token ""
      Then the append begins at sequence number 2
      And the stream has the fencing token "first"

    Scenario: A batch that expects the token it sets
      Given a stream with 2 records
      When a writer sends a fence with "first", expecting the token "first"
      Then the request is refused for a condition
      And the stream has the fencing token ""

  @S2-COND-19 @MUST
  Rule: A token may have 36 bytes

    Scenario Outline: The token <token>
      Given a stream with the fencing token "<token>"
      When a writer sends a record, expecting the token "<token>"
      Then the append begins at sequence number 1

      Examples:
        | token                                |
        | 0123456789abcdef0123456789abcdef0123 |
        | äöüäöüäöüäöüäöüäöü                   |

  @S2-COND-20 @MUST
  Rule: A token of more than 36 bytes is refused, but not for a condition

    Scenario Outline: An append that expects <token>
      Given a stream with 2 records
      When a writer sends a record, expecting the token "<token>"
      Then the request is refused, but not for a condition
      And the stream is unchanged

      Examples:
        | token                                 |
        | 0123456789abcdef0123456789abcdef01234 |
        | €€€€€€€€€€€€€                         |
