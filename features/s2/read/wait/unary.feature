@s2
Feature: How long a unary read waits
  A unary read that has reached the tail waits for more only as long as its wait says.

  @S2-READ-WAIT-01 @MUST
  Rule: A unary read that does not ask to wait is answered at once

    Scenario: Fewer records than the read may take
      Given a stream with 2 records
      When a reader reads from sequence number 0, at most 10 records
      Then the answer is complete at once
      And the reader receives records 0 to 1

    Scenario: Nothing behind the start
      Given a stream with 2 records
      When a reader reads from 0 records before the tail
      Then the answer is complete at once

  @S2-READ-WAIT-02 @MUST
  Rule: A unary read at the tail that asks to wait is held

    Scenario Outline: A stream with <count> records
      Given a stream with <count> records
      When a reader reads from 0 records before the tail, waiting 4 seconds
      Then the reader goes on waiting for 2 seconds
      And the wait takes at most 4 seconds

      Examples:
        | count |
        | 0     |
        | 2     |

    Scenario Outline: A read from <start>
      Given a stream with 2 records
      When a reader reads from <start>, waiting 4 seconds
      Then the reader goes on waiting for 2 seconds

      Examples:
        | start                       |
        | sequence number 2           |
        | the default start           |
        | sequence number 99, clamped |

  @S2-READ-WAIT-04 @SHOULD
  Rule: A unary read whose wait ran out is answered without records

    Scenario Outline: A stream with <count> records
      Given a stream with <count> records
      When a reader reads from 0 records before the tail, waiting 1 second
      Then the reader receives no record

      Examples:
        | count |
        | 0     |
        | 2     |

  @S2-READ-WAIT-05 @MUST
  Rule: The wait of a unary read is not cut short

    Scenario Outline: A wait of <seconds> seconds
      Given a stream with 2 records
      When a reader reads from 0 records before the tail, waiting <seconds> seconds
      Then the wait takes at least <seconds> seconds

      Examples:
        | seconds |
        | 2       |
        | 6       |

  @S2-READ-WAIT-06 @SHOULD
  Rule: The wait of a unary read is not overrun

    Scenario Outline: A wait of <seconds> seconds
      Given a stream with 2 records
      When a reader reads from 0 records before the tail, waiting <seconds> seconds
      Then the wait takes at most <seconds> seconds

      Examples:
        | seconds |
        | 1       |
        | 4       |

      @slow
      Examples: Longer than heartbeats may be apart
        | seconds |
        | 16      |

  @S2-READ-WAIT-07 @SHOULD
  Rule: A unary read that asks for more than a minute waits and is not refused
    That its wait is over after a minute takes longer than a run may take.

    Scenario Outline: A wait of <seconds> seconds
      Given a stream with 2 records
      When a reader reads from 0 records before the tail, waiting <seconds> seconds
      And a writer appends 1 record
      Then the reader has record 2 at once

      Examples:
        | seconds    |
        | 60         |
        | 61         |
        | 600        |
        | 4294967295 |

  @S2-READ-WAIT-08 @SHOULD
  Rule: A unary read that finds records does not wait for more

    Scenario: From the first record
      Given a stream with 2 records
      When a reader reads from sequence number 0, waiting 20 seconds
      Then the answer is complete at once
      And the reader receives records 0 to 1

    Scenario: From the last record
      Given a stream with 2 records
      When a reader reads from 1 record before the tail, at most 10 records, waiting 20 seconds
      Then the answer is complete at once
      And the reader receives record 1

  @S2-READ-WAIT-09 @SHOULD
  Rule: A wait of 0 seconds is no wait

    Scenario: A read at the tail
      Given a stream with 2 records
      When a reader reads from 0 records before the tail, waiting 0 seconds
      Then the answer is complete at once
      And the request is refused as out of range

    Scenario: A read before the tail
      Given a stream with 2 records
      When a reader reads from sequence number 0, waiting 0 seconds
      Then the answer is complete at once
      And the reader receives records 0 to 1

  @S2-READ-WAIT-27 @MUST
  Rule: A wait is a whole number of seconds below 2 to the 32nd

    Scenario Outline: The wait <wait>
      Given a stream with 2 records
      When a reader reads with the query "seq_num=0&wait=<wait>"
      Then the request is refused as a bad query

      Examples:
        | wait       |
        | -1         |
        | 1.5        |
        | 4294967296 |
        | soon       |

    Scenario: The greatest wait is taken
      Given a stream with 2 records
      When a reader reads with the query "seq_num=0&wait=4294967295"
      Then the reader receives records 0 to 1
