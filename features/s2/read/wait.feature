@s2
Feature: How long a read waits
  A read that has reached the tail waits for more only as long as its wait says. A session that nothing bounds waits for ever.

  @S2-READ-WAIT-01 @MUST
  Rule: A unary read that does not ask to wait is answered at once

    Scenario: Fewer records than the read may take
      Given a stream with 2 records
      When a reader starts a unary read from sequence number 0, at most 10 records
      Then the answer comes at once
      And the reader receives records 0 to 1

    Scenario: Nothing behind the start
      Given a stream with 2 records
      When a reader starts a unary read from 0 records before the tail
      Then the answer comes at once

  @S2-READ-WAIT-02 @MUST
  Rule: A unary read at the tail that asks to wait is held

    Scenario Outline: A stream with <count> records
      Given a stream with <count> records
      When a reader starts a long poll from 0 records before the tail, waiting 4 seconds
      Then the reader is still waiting after 2 seconds
      And the wait takes at most 4 seconds

      Examples:
        | count |
        | 0     |
        | 2     |

    Scenario Outline: From <start>
      Given a stream with 2 records
      When a reader starts a long poll from <start>, waiting 4 seconds
      Then the reader is still waiting after 2 seconds

      Examples:
        | start                       |
        | sequence number 2           |
        | the default start           |
        | sequence number 99, clamped |

  @S2-READ-WAIT-03 @MUST
  Rule: An append wakes a unary read that waits

    Scenario: A stream with records
      Given a stream with 2 records
      When a reader starts a long poll from 0 records before the tail, waiting 20 seconds
      And a writer appends 1 record
      Then the reader is woken at once
      And the reader receives record 2

    Scenario: The first record of a stream
      Given a stream
      When a reader starts a long poll from sequence number 0, waiting 20 seconds
      And a writer appends 1 record
      Then the reader is woken at once
      And the reader receives record 0

    Scenario: An append to another stream wakes nobody
      Given a stream with 2 records
      When a reader starts a long poll from 0 records before the tail, waiting 5 seconds
      And a writer appends to another stream
      Then the reader is still waiting after 2 seconds

  @S2-READ-WAIT-04 @SHOULD
  Rule: A unary read whose wait ran out is answered without records

    Scenario Outline: A stream with <count> records
      Given a stream with <count> records
      When a reader starts a unary read from 0 records before the tail, waiting 1 second
      Then the read succeeds
      And the reader receives no record

      Examples:
        | count |
        | 0     |
        | 2     |

  @S2-READ-WAIT-05 @MUST
  Rule: The wait of a unary read is not cut short

    Scenario Outline: <seconds> seconds
      Given a stream with 2 records
      When a reader starts a unary read from 0 records before the tail, waiting <seconds> seconds
      Then the wait takes at least <seconds> seconds

      Examples:
        | seconds |
        | 2       |
        | 6       |

  @S2-READ-WAIT-06 @SHOULD
  Rule: The wait of a unary read is not overrun

    Scenario Outline: <seconds> seconds
      Given a stream with 2 records
      When a reader starts a unary read from 0 records before the tail, waiting <seconds> seconds
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

    Scenario Outline: <seconds> seconds
      Given a stream with 2 records
      When a reader starts a long poll from 0 records before the tail, waiting <seconds> seconds
      And a writer appends 1 record
      Then the reader is woken at once
      And the reader receives record 2

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
      When a reader starts a unary read from sequence number 0, waiting 20 seconds
      Then the answer comes at once
      And the reader receives records 0 to 1

    Scenario: From the last record
      Given a stream with 2 records
      When a reader starts a unary read from 1 record before the tail, at most 10 records, waiting 20 seconds
      Then the answer comes at once
      And the reader receives record 1

  @S2-READ-WAIT-09 @SHOULD
  Rule: A wait of 0 seconds is no wait

    Scenario: At the tail
      Given a stream with 2 records
      When a reader starts a unary read from 0 records before the tail, waiting 0 seconds
      Then the answer comes at once
      And the request is refused as out of range

    Scenario: Before the tail
      Given a stream with 2 records
      When a reader starts a unary read from sequence number 0, waiting 0 seconds
      Then the answer comes at once
      And the reader receives records 0 to 1

  @S2-READ-WAIT-10 @MUST @capability-session-sse
  Rule: A session that nothing bounds stays open at the tail and brings every later record

    Scenario: A stream that is written to now and then
      Given a stream with 2 records
      When a reader starts an SSE session from sequence number 0
      And a writer appends 1 record after 1 quiet second
      And a writer appends 2 records after 2 quiet seconds
      Then the reader receives records 0 to 4
      And the session stays open

    @slow
    Scenario: A stream that is quiet for longer than heartbeats may be apart
      Given a stream with 2 records
      When a reader starts an SSE session from 0 records before the tail
      And a writer appends 1 record after 16 quiet seconds
      Then the reader receives record 2
      And the session stays open

  @S2-READ-WAIT-12 @MUST @capability-session-sse
  Rule: A session with a bound does not wait unless it asks to

    Scenario Outline: <bound>
      Given a stream with 2 records
      When a reader starts an SSE session from sequence number 0, <bound>
      Then the session ends at once
      And the reader receives records 0 to 1

      Examples:
        | bound                                |
        | at most 10 records                   |
        | at most 100000 bytes                 |
        | until timestamp 9000000000000        |
        | until timestamp 18446744073709551615 |

  @S2-READ-WAIT-13 @MUST @capability-session-sse
  Rule: A session with a bound that asks to wait goes on past the tail

    Scenario: Until the bound is met
      Given a stream with 1 record
      When a reader starts an SSE session from sequence number 0, at most 2 records, waiting 10 seconds
      And a writer appends 1 record after 1 quiet second
      Then the session ends at once
      And the reader receives records 0 to 1

    Scenario Outline: Until the wait is over, <bound>
      Given a stream with 1 record
      When a reader starts an SSE session from sequence number 0, <bound>, waiting 3 seconds
      And a writer appends 1 record after 1 quiet second
      Then the session ends 3 seconds after its last record
      And the reader receives records 0 to 1

      Examples:
        | bound                                |
        | at most 10 records                   |
        | at most 100000 bytes                 |
        | until timestamp 18446744073709551615 |

  @S2-READ-WAIT-14 @MUST @capability-session-sse
  Rule: The wait of a session is the time between records

    Scenario: Every record starts it anew
      Given a stream with 2 records
      When a reader starts an SSE session from 0 records before the tail, waiting 4 seconds
      And a writer appends 1 record after 2 quiet seconds
      And a writer appends 1 record after 3 quiet seconds
      Then the session ends 4 seconds after its last record
      And the reader receives records 2 to 3

  @S2-READ-WAIT-15 @MUST @capability-session-sse
  Rule: Heartbeats do not prolong the wait of a session

    @slow
    Scenario: A wait that is longer than heartbeats may be apart
      Given a stream with 2 records
      When a reader starts an SSE session from 0 records before the tail, waiting 16 seconds
      Then the wait takes at most 16 seconds

  @S2-READ-WAIT-16 @MUST @capability-session-sse
  Rule: A session whose wait ran out ends without an error

    Scenario Outline: A stream with <count> records
      Given a stream with <count> records
      When a reader starts an SSE session from 0 records before the tail, waiting 2 seconds
      Then the wait takes at least 2 seconds
      And the session ends without an error
      And the reader receives no record

      Examples:
        | count |
        | 0     |
        | 2     |

  @S2-READ-WAIT-17 @SHOULD @capability-session-sse
  Rule: The time that old records take is not part of the wait

    Scenario: A reader that takes longer for old records than it waits for new ones
      Given a stream with 12 records of 1000000 metered bytes
      When a reader that reads nothing for 4 seconds starts an SSE session from sequence number 0, waiting 3 seconds
      Then the session goes on for at least half of its wait after all records
      And the reader receives all records

  @S2-READ-WAIT-18 @MUST @capability-session-sse
  Rule: A session that waits 0 seconds brings what there is and ends

    Scenario Outline: From <query>
      Given a stream with 2 records
      When a reader starts an SSE session from <query>, waiting 0 seconds
      Then the session ends at once
      And the reader receives records 0 to 1

      Examples:
        | query                                   |
        | sequence number 0                       |
        | 2 records before the tail               |
        | sequence number 0, at most 10 records   |
        | sequence number 0, at most 100000 bytes |

  @S2-READ-WAIT-19 @MAY @capability-session-sse
  Rule: A session that waits 0 seconds at the tail ends at once or is refused

    Scenario Outline: A stream with <count> records
      Given a stream with <count> records
      When a reader starts an SSE session from 0 records before the tail, waiting 0 seconds
      Then the session ends at once without records or is refused as out of range

      Examples:
        | count |
        | 0     |
        | 2     |

  @S2-READ-WAIT-20 @MAY
  Rule: A unary read that waited may be answered with the first records that arrive

    Scenario: Two appends shortly after each other
      Given a stream with 2 records
      When a reader starts a long poll from 0 records before the tail, waiting 20 seconds
      And a writer appends 2 records
      Then the reader is woken at once
      And the reader receives record 2 and perhaps those after it

  @S2-READ-WAIT-21 @MUST
  Rule: A unary read that waited takes no more records than it asked for

    Scenario Outline: <bound> of three that one append brings
      Given a stream with 2 records
      When a reader starts a long poll from 0 records before the tail, <bound>, waiting 20 seconds
      And a writer appends 3 records in one batch
      Then the reader is woken at once
      And the reader receives <records>

      Examples:
        | bound             | records        |
        | at most 1 record  | record 2       |
        | at most 2 records | records 2 to 3 |
        | at most 9 records | records 2 to 4 |

  @S2-READ-WAIT-22 @MAY
  Rule: A unary read that waited gets no record at or after its until

    Scenario: A record at until arrives
      Given a stream with records at the timestamps 1000 and 2000
      When a reader starts a long poll from 0 records before the tail, until timestamp 2500, waiting 3 seconds
      And a writer appends a record at the timestamp 2500
      Then the wait takes at most 3 seconds
      And the reader receives no record

    Scenario: A record before until arrives
      Given a stream with records at the timestamps 1000 and 2000
      When a reader starts a long poll from 0 records before the tail, until timestamp 2500, waiting 20 seconds
      And a writer appends a record at the timestamp 2499
      Then the reader is woken at once
      And the reader receives record 2

  @S2-READ-WAIT-23 @MAY
  Rule: A unary read whose bound keeps out the next record gets nothing, waiting or not

    Scenario Outline: <bound>
      Given a stream with 1 record
      When a reader starts a unary read from sequence number 0, <bound>, waiting 2 seconds
      Then the wait takes at most 2 seconds
      And the reader receives no record

      Examples:
        | bound             |
        | at most 1 byte    |
        | at most 0 records |
        | until timestamp 1 |

  @S2-READ-WAIT-24 @MUST
  Rule: One append wakes every reader that waits

    Scenario: Fifty unary reads
      Given a stream with 2 records
      When 50 readers each start a long poll from 0 records before the tail, waiting 20 seconds
      And a writer appends 1 record
      Then every one of them has record 2 at once

    @capability-session-sse
    Scenario: Fifty sessions
      Given a stream with 2 records
      When 50 readers each start an SSE session from 0 records before the tail
      And a writer appends 1 record
      Then every one of them has record 2 at once

  @S2-READ-WAIT-25 @MUST @capability-session-sse
  Rule: A session that comes to the tail while records arrive misses none and brings none twice

    Scenario: Sessions begin while a writer writes
      Given a stream with 20 records
      When 30 readers start SSE sessions from sequence number 0 while a writer appends 300 records
      Then every one of them has all records at once

  @S2-READ-WAIT-26 @SHOULD @capability-session-sse
  Rule: A reader that is slow loses nothing

    Scenario: A session that is not read during five hundred appends
      Given a stream with 2 records
      When a reader starts an SSE session from 0 records before the tail
      And the reader does not read while a writer appends 500 records of 10000 metered bytes
      Then the reader receives records 2 to 501

  @S2-READ-WAIT-27 @MUST
  Rule: A wait is a whole number of seconds below 2 to the 32nd

    Scenario Outline: The wait <wait>
      Given a stream with 2 records
      When a reader sends the query "seq_num=0&wait=<wait>"
      Then the request is refused as a bad query

      Examples:
        | wait       |
        | -1         |
        | 1.5        |
        | 4294967296 |
        | soon       |

    Scenario: The greatest wait is taken
      Given a stream with 2 records
      When a reader sends the query "seq_num=0&wait=4294967295"
      Then the reader receives records 0 to 1

  @S2-READ-WAIT-28 @MAY
  Rule: A unary read that wants no records gets none, however long it waits

    Scenario: At the tail
      Given a stream with 2 records
      When a reader starts a unary read from 0 records before the tail, at most 0 records, waiting 2 seconds
      Then the wait takes at most 2 seconds
      And the reader receives no record
      And how long it waited is noted
