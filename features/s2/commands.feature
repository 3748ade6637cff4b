@s2 @capability-commands
Feature: Commands
  A record whose only header has an empty name is a command to the stream: to fence it or to trim it.

  @S2-CMD-01 @SHOULD
  Rule: A record with one header whose name is empty is a command

    Scenario: A fence
      Given a stream with 3 records
      When a writer fences the stream with "first"
      Then the append begins at sequence number 3
      And the stream has the fencing token "first"

    Scenario: A trim
      Given a stream with 3 records
      When a writer trims the stream to 2
      Then the append begins at sequence number 3
      And the records before sequence number 2 go away

    Scenario: A header with a name makes no command
      Given a stream with 3 records
      When a writer sends a batch of 1 record with the header "command: fence" and the body "first"
      Then the append begins at sequence number 3
      And the stream has the fencing token ""

  @S2-CMD-02 @MUST
  Rule: A fence makes its body the token of the stream

    Scenario: The first fence
      Given a stream with 3 records
      When a writer fences the stream with "first"
      Then the stream has the fencing token "first"

    Scenario: The next fence
      Given a stream with the fencing token "first"
      When a writer fences the stream with "second"
      Then the stream has the fencing token "second"

  @S2-CMD-03 @SHOULD
  Rule: A fence without a body clears the token

    Scenario: A fenced stream
      Given a stream with the fencing token "first"
      When a writer fences the stream with ""
      Then the append begins at sequence number 1
      And the stream has the fencing token ""

  @S2-CMD-04 @SHOULD
  Rule: A fence that expects no token replaces the one of somebody else

    Scenario: Two writers
      Given a stream with the fencing token "first"
      When a writer fences the stream with "second"
      Then the append begins at sequence number 1
      And the stream has the fencing token "second"

  @S2-CMD-05 @SHOULD
  Rule: A fence of more than 36 bytes is refused as invalid

    Scenario Outline: <token>
      Given a stream with the fencing token "first"
      When a writer fences the stream with "<token>"
      Then the request is refused as invalid
      And the stream is unchanged
      And the stream has the fencing token "first"

      Examples:
        | token                                 |
        | 0123456789abcdef0123456789abcdef01234 |
        | €€€€€€€€€€€€€                         |

    Scenario: 36 bytes
      Given a stream with 3 records
      When a writer fences the stream with "0123456789abcdef0123456789abcdef0123"
      Then the stream has the fencing token "0123456789abcdef0123456789abcdef0123"

  @S2-CMD-06 @SHOULD @capability-formats
  Rule: A fence whose body is no UTF-8 is refused as invalid

    Scenario Outline: The bytes <bytes>
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

  @S2-CMD-07 @SHOULD @capability-formats
  Rule: A trim names its point in eight bytes, the highest first

    Scenario: Three
      Given a stream with 5 records
      When a writer sends the command "trim" with the bytes "00 00 00 00 00 00 00 03"
      Then the records before sequence number 3 go away
      And the stream holds exactly what was acknowledged

    Scenario: More than a byte holds
      Given a stream with 300 records in batches of 100
      When a writer sends the command "trim" with the bytes "00 00 00 00 00 00 01 02"
      Then the records before sequence number 258 go away
      And the stream holds exactly what was acknowledged

  @S2-CMD-08 @SHOULD @capability-formats
  Rule: A trim whose point does not have eight bytes is refused as invalid

    Scenario Outline: <count>
      Given a stream with 3 records
      When a writer sends the command "trim" with the bytes "<bytes>"
      Then the request is refused as invalid
      And the stream is unchanged

      Examples:
        | count | bytes                      |
        | none  |                            |
        | one   | 02                         |
        | four  | 00 00 00 02                |
        | nine  | 00 00 00 00 00 00 00 00 02 |

  @S2-CMD-09 @SHOULD
  Rule: A command of another name is refused as invalid

    Scenario Outline: <name>
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

    Scenario: A fence
      Given a stream with 3 records
      When a writer fences the stream with "first"
      And a writer sends a batch of 2 records
      Then the append begins at sequence number 4
      And the stream holds exactly what was acknowledged

    Scenario: A trim
      Given a stream with 3 records
      When a writer trims the stream to 1
      And a writer sends a batch of 2 records
      Then the append begins at sequence number 4
      And the records before sequence number 1 go away
      And the stream holds exactly what was acknowledged

  @S2-CMD-12 @SHOULD
  Rule: The records before a trim point go away

    Scenario: Some of them
      Given a stream with 5 records
      When a writer trims the stream to 3
      Then the records before sequence number 3 go away
      And no read starts before sequence number 3

    Scenario: All of them, the command too
      Given a stream with 5 records
      When a writer trims the stream to 6
      Then the records before sequence number 6 go away
      And no read starts before sequence number 6

    Scenario: Many
      Given a stream with 2500 records in batches of 500
      When a writer trims the stream to 2400
      Then the records before sequence number 2400 go away
      And no read starts before sequence number 2400

  @S2-CMD-13 @MUST
  Rule: The records from a trim point on stay

    Scenario: The point is in the middle
      Given a stream with 5 records
      When a writer trims the stream to 3
      Then the records before sequence number 3 go away
      And the stream holds exactly what was acknowledged

    Scenario: The point is in the middle of a batch
      Given a stream with 20 records in batches of 10
      When a writer trims the stream to 15
      Then the records before sequence number 15 go away
      And the stream holds exactly what was acknowledged

    Scenario: The point is the command
      Given a stream with 5 records
      When a writer trims the stream to 5
      Then the records before sequence number 5 go away
      And the stream holds exactly what was acknowledged

  @S2-CMD-14 @SHOULD
  Rule: A trim does not reach past itself

    Scenario: A point far ahead
      Given a stream with 2 records
      When a writer trims the stream to 999999
      And a writer sends a batch of 3 records
      Then the records before sequence number 3 go away
      And the stream holds exactly what was acknowledged

  @S2-CMD-15 @SHOULD @capability-formats
  Rule: A trim to the largest number leaves the stream in use

    Scenario: Eight bytes ff
      Given a stream with 2 records
      When a writer sends the command "trim" with the bytes "ff ff ff ff ff ff ff ff"
      And a writer sends a batch of 3 records
      Then the append begins at sequence number 3
      And the records before sequence number 3 go away
      And the stream holds exactly what was acknowledged

  @S2-CMD-16 @SHOULD
  Rule: A trim point does not move back

    Scenario: A trim below an earlier one
      Given a stream with 6 records
      And the records before sequence number 4 were trimmed
      When a writer trims the stream to 2
      Then no read starts before sequence number 4
      And the stream holds exactly what was acknowledged

  @S2-CMD-17 @MAY
  Rule: A trim to 0 may be a command without effect

    Scenario: A stream with records
      Given a stream with 3 records
      When a writer trims the stream to 0
      Then the command is stored or refused, which is noted

  @S2-CMD-18 @MAY
  Rule: Trimmed records may linger

    Scenario: A read right after the acknowledgement
      Given a stream with 5 records
      When a writer trims the stream to 3
      And a reader starts a unary read from sequence number 0
      Then what the reader receives ends with the last record and has no hole, and where it begins is noted

  @S2-CMD-19 @SHOULD
  Rule: Trimming changes nothing about the records that stay

    Scenario: Timestamps of the writers
      Given a stream with records at the timestamps 1000, 2000, 3000, 3000 and 4000
      And the records before sequence number 2 were trimmed
      Then the stream holds exactly what was acknowledged

    Scenario: Headers and bodies
      Given a stream with 2 records
      When a writer sends a batch of 1 record with three headers, one of them without a value
      And the records before sequence number 2 were trimmed
      Then the stream holds exactly what was acknowledged

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
      And the records before sequence number 2 go away
      And the stream holds exactly what was acknowledged

  @S2-CMD-21 @MAY
  Rule: Of two fences in a batch the later may count

    Scenario: Two fences
      Given a stream with 3 records
      When a writer sends a batch of a fence with "first" and a fence with "second"
      Then the stream has the fencing token "second" or "first", which is noted
