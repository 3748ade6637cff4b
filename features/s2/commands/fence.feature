@s2 @capability-commands
Feature: Fences
  A record whose only header has an empty name is a command to the stream. A fence gives it a token.

  @S2-CMD-01 @SHOULD
  Rule: A record with one header whose name is empty is a command

    Scenario: A fence gives a token
      Given a stream with 3 records
      When a writer sends a fence with "first"
      Then the append begins at sequence number 3
      And the stream has the fencing token "first"

    Scenario: A trim removes records
      Given a stream with 3 records
      When a writer sends a trim to 2
      Then the append begins at sequence number 3
      And records 0 to 1 go away

    Scenario: A header with a name makes no command
      Given a stream with 3 records
      When a writer sends a record that has the header "command: fence" and the body "first"
      Then the append begins at sequence number 3
      And the stream has the fencing token ""

  @S2-CMD-02 @MUST
  Rule: A fence makes its body the token of the stream

    Scenario: The first fence
      Given a stream with 3 records
      When a writer sends a fence with "first"
      Then the stream has the fencing token "first"

    Scenario: The next fence
      Given a stream with the fencing token "first"
      When a writer sends a fence with "second"
      Then the stream has the fencing token "second"

  @S2-CMD-03 @SHOULD
  Rule: A fence without a body clears the token

    Scenario: A fenced stream
      Given a stream with the fencing token "first"
      When a writer sends a fence with ""
      Then the append begins at sequence number 1
      And the stream has the fencing token ""

  @S2-CMD-04 @SHOULD
  Rule: A fence that expects no token replaces the one of somebody else

    Scenario: A fence of another writer
      Given a stream with the fencing token "first"
      When a writer sends a fence with "second"
      Then the append begins at sequence number 1
      And the stream has the fencing token "second"

  @S2-CMD-05 @SHOULD
  Rule: A fence of more than 36 bytes is refused as invalid

    Scenario Outline: A fence with <token>
      Given a stream with the fencing token "first"
      When a writer sends a fence with "<token>"
      Then the request is refused as invalid
      And the stream is unchanged
      And the stream has the fencing token "first"

      Examples:
        | token                                 |
        | 0123456789abcdef0123456789abcdef01234 |
        | €€€€€€€€€€€€€                         |

    Scenario: A fence of 36 bytes
      Given a stream with 3 records
      When a writer sends a fence with "0123456789abcdef0123456789abcdef0123"
      Then the stream has the fencing token "0123456789abcdef0123456789abcdef0123"

  @S2-CMD-06 @SHOULD @capability-formats
  Rule: A fence whose body is no UTF-8 is refused as invalid

    Scenario Outline: A fence with the bytes <bytes>
      Given a stream with the fencing token "first"
      When a writer sends the command "fence" with the bytes "<bytes>"
      Then the request is refused as invalid
      And the stream is unchanged
      And the stream has the fencing token "first"

      Examples:
        | bytes    |
        | ff       |
        | 61 c3    |
        | ed a0 80 |

  @S2-CMD-09 @SHOULD
  Rule: A command of another name is refused as invalid

    Scenario Outline: A command called <name>
      Given a stream with 3 records
      When a writer sends the command "<name>" with the bytes "61"
      Then the request is refused as invalid
      And the stream is unchanged

      Examples:
        | name          |
        | not-a-command |
        | Fence         |
        | fences        |

  @S2-CMD-10 @SHOULD
  Rule: A command with a further header is refused as invalid

    Scenario Outline: The headers <headers>
      Given a stream with the fencing token "first"
      When a writer sends an append with the headers <headers>
      Then the request is refused as invalid
      And the stream is unchanged
      And the stream has the fencing token "first"

      Examples:
        | headers                     |
        | [["","fence"],["x","y"]]    |
        | [["x","y"],["","fence"]]    |
        | [["","fence"],["","fence"]] |

  @S2-CMD-11 @SHOULD
  Rule: A command is a record like others

    Scenario: A fence has a sequence number
      Given a stream with 3 records
      When a writer sends a fence with "first"
      And a writer sends a batch of 2 records
      Then the append begins at sequence number 4
      And the stream holds exactly what was acknowledged

    Scenario: A trim has a sequence number
      Given a stream with 3 records
      When a writer sends a trim to 1
      And a writer sends a batch of 2 records
      Then the append begins at sequence number 4
      And record 0 goes away
      And the stream holds exactly what was acknowledged

  @S2-CMD-20 @SHOULD
  Rule: Commands and other records may share a batch

    Scenario: A fence between two records
      Given a stream with 3 records
      When a writer sends a batch of a record, a fence with "first" and a record
      Then the acknowledgement spans 3 numbers
      And the stream holds exactly what was acknowledged
      And the stream has the fencing token "first"

    Scenario: A trim between two records
      Given a stream with 3 records
      When a writer sends a batch of a record, a trim to 2 and a record
      Then the acknowledgement spans 3 numbers
      And records 0 to 1 go away
      And the stream holds exactly what was acknowledged

  @S2-CMD-21 @MAY
  Rule: Of two fences in a batch the later may count

    Scenario: Two fences in one batch
      Given a stream with 3 records
      When a writer sends a batch of a fence with "first" and a fence with "second"
      Then the stream has the fencing token "second" or "first"
