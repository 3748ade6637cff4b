@s2
Feature: Where a read starts

  @S2-READ-START-01 @MUST
  Rule: A read from a sequence number begins with the record that has it

    Scenario Outline: The <which> record of five, by <kind>
      Given a stream with 5 records
      When a reader starts a <kind> from sequence number <start>, at most 1 record
      Then the reader receives record <start>

      Examples:
        | which | start | kind       |
        | first | 0     | unary read |
        | third | 2     | unary read |
        | last  | 4     | unary read |

      @capability-session-sse
      Examples:
        | which  | start | kind        |
        | second | 1     | SSE session |
        | fifth  | 4     | SSE session |

    Scenario: A record inside a batch
      Given a stream with 30 records in batches of 10
      When a reader starts a unary read from sequence number 17, at most 1 record
      Then the reader receives record 17

  @S2-READ-START-02 @MUST
  Rule: Records come in the order of their sequence numbers, each once

    Scenario Outline: Batches of different writers' requests by <kind>
      Given a stream with 95 records in batches of 7
      And a writer appends 5 records
      When a reader starts a <kind> from sequence number 0, at most 100 records
      Then the reader receives all records

      Examples:
        | kind       |
        | unary read |

      @capability-session-sse
      Examples:
        | kind        |
        | SSE session |

    @capability-session-sse
    Scenario: A session of many batches
      Given a stream with 2500 records in batches of 500
      When a reader starts an SSE session from sequence number 0, at most 2500 records
      Then the reader receives all records

    @capability-session-sse
    Scenario: From old records on to new ones
      Given a stream with 5 records
      And a reader starts an SSE session from sequence number 1
      And the reader receives records 1 to 4
      When a writer appends 5 records
      Then the reader receives records 1 to 9

  @S2-READ-START-03 @MUST
  Rule: A read from a timestamp begins with a record that has it

    Scenario Outline: A timestamp that one record has, by <kind>
      Given a stream with records at the timestamps 1000, 1001 and 1002
      When a reader starts a <kind> from timestamp 1001, at most 100 records
      Then the reader receives records 1 to 2

      Examples:
        | kind       |
        | unary read |

      @capability-session-sse
      Examples:
        | kind        |
        | SSE session |

    Scenario: The first timestamp
      Given a stream with records at the timestamps 1000, 1001 and 1002
      When a reader starts a unary read from timestamp 1000
      Then the reader receives all records

    Scenario: One of many timestamps
      Given a stream with 700 records, 1 at each timestamp from 1000 on
      When a reader starts a unary read from timestamp 1607
      Then the reader receives records 607 to 699

  @S2-READ-START-04 @MUST
  Rule: A read from a timestamp that no record has begins with the next later record

    Scenario Outline: A timestamp between two records
      Given a stream with records at the timestamps 1000, 3000 and 5000
      When a reader starts a unary read from timestamp <timestamp>
      Then the reader receives records <first> to 2

      Examples:
        | timestamp | first |
        | 999       | 0     |
        | 1001      | 1     |
        | 2999      | 1     |
        | 3001      | 2     |

    @capability-session-sse
    Scenario: A session from a timestamp between two records
      Given a stream with records at the timestamps 1000, 3000 and 5000
      When a reader starts an SSE session from timestamp 2000, at most 10 records
      Then the reader receives records 1 to 2

  @S2-READ-START-05 @MUST
  Rule: Of several records with one timestamp a read begins with the first

    Scenario Outline: Three records with the timestamp, by <kind>
      Given a stream with records at the timestamps 1000, 1001, 1001, 1001 and 1002
      When a reader starts a <kind> from timestamp 1001, at most 100 records
      Then the reader receives records 1 to 4

      Examples:
        | kind       |
        | unary read |

      @capability-session-sse
      Examples:
        | kind        |
        | SSE session |

    Scenario: Every record has the timestamp
      Given a stream with records at the timestamps 1001, 1001, 1001, 1001 and 1001
      When a reader starts a unary read from timestamp 1001
      Then the reader receives all records

    Scenario: Long runs that batches cut
      Given a stream with 700 records, 7 at each timestamp from 1000 on
      When a reader starts a unary read from timestamp 1030
      Then the reader receives records 210 to 699

  @S2-READ-START-06 @MUST
  Rule: A read from the timestamp of the tail gives the records that have it

    Scenario: The last record alone
      Given a stream with records at the timestamps 1000, 1001 and 1003
      When a reader starts a unary read from timestamp 1003
      Then the reader receives record 2

    Scenario: Several last records
      Given a stream with records at the timestamps 1000, 1003, 1003 and 1003
      When a reader starts a unary read from timestamp 1003
      Then the reader receives records 1 to 3

  @S2-READ-START-07 @MUST
  Rule: A read can start so many records before the tail

    Scenario Outline: <count> before the tail of five records, by <kind>
      Given a stream with 5 records
      When a reader starts a <kind> from <count> before the tail, at most 100 records
      Then the reader receives records <first> to 4

      Examples:
        | count     | first | kind       |
        | 1 record  | 4     | unary read |
        | 2 records | 3     | unary read |
        | 5 records | 0     | unary read |

      @capability-session-sse
      Examples:
        | count     | first | kind        |
        | 3 records | 2     | SSE session |

  @S2-READ-START-08 @MUST
  Rule: A read that would start before the first record starts with it

    Scenario Outline: <count> records before the tail of three, by <kind>
      Given a stream with 3 records
      When a reader starts a <kind> from <count> records before the tail, at most 100 records
      Then the reader receives all records

      Examples:
        | count               | kind       |
        | 4                   | unary read |
        | 9223372036854775807 | unary read |

      @capability-session-sse
      Examples:
        | count | kind        |
        | 10    | SSE session |

  @S2-READ-START-09 @MUST
  Rule: Zero records before the tail is the tail

    Scenario: A long poll from there gives the next record
      Given a stream with 2 records
      When a reader starts a long poll from 0 records before the tail, waiting 10 seconds
      And a writer appends 1 record
      Then the reader receives record 2

    @capability-session-sse
    Scenario: A session from there gives the next records
      Given a stream with 2 records
      When a reader starts an SSE session from 0 records before the tail
      And a writer appends 2 records
      Then the reader receives records 2 to 3

    Scenario: There is nothing for a read that may not wait
      Given a stream with 2 records
      When a reader starts a unary read from 0 records before the tail
      Then the request is refused as out of range

  @S2-READ-START-10 @MUST
  Rule: A read that names no start begins at the tail

    Scenario: A long poll gives the next record
      Given a stream with 2 records
      When a reader starts a long poll from the default start, waiting 10 seconds
      And a writer appends 1 record
      Then the reader receives record 2

    @capability-session-sse
    Scenario: A session gives the next records
      Given a stream with 2 records
      When a reader starts an SSE session from the default start
      And a writer appends 2 records
      Then the reader receives records 2 to 3

    Scenario: There is nothing for a read that may not wait
      Given a stream with 2 records
      When a reader starts a unary read from the default start
      Then the request is refused as out of range

  @S2-READ-START-11 @MUST
  Rule: A read names one start at most

    Scenario Outline: <query>
      Given a stream with records at the timestamps 1000, 1001 and 1002
      When a reader sends the query "<query>"
      Then the request is refused as invalid

      Examples:
        | query                                  |
        | seq_num=0&tail_offset=1                |
        | seq_num=0&timestamp=1000               |
        | timestamp=1000&tail_offset=1           |
        | seq_num=0&timestamp=1000&tail_offset=1 |

  @S2-READ-START-12 @MUST
  Rule: A read from a sequence number beyond the tail is out of range

    Scenario Outline: <start> where the tail is 1
      Given a stream with 1 record
      When a reader starts a unary read from sequence number <start>
      Then the request is refused as out of range

      Examples:
        | start         |
        | 2             |
        | 10            |
        | 4294967296    |
        | 1700000000000 |

    Scenario: On an empty stream
      Given a stream
      When a reader starts a unary read from sequence number 1
      Then the request is refused as out of range

  @S2-READ-START-13 @MUST
  Rule: A wait does not excuse a start beyond the tail

    Scenario Outline: From <start><further>, by <kind>
      Given a stream with a record at the timestamp 1000
      When a reader starts a <kind> from <start><further>
      Then the request is refused as out of range
      And the answer comes at once

      Examples:
        | start              | further             | kind       |
        | sequence number 2  | , waiting 5 seconds | unary read |
        | sequence number 10 | , waiting 5 seconds | unary read |
        | timestamp 2000     | , waiting 5 seconds | unary read |

      @capability-session-sse
      Examples:
        | start              | further             | kind        |
        | sequence number 10 | , waiting 5 seconds | SSE session |
        | timestamp 2000     | , waiting 5 seconds | SSE session |
        | sequence number 2  |                     | SSE session |
        | timestamp 1001     |                     | SSE session |

  @S2-READ-START-14 @MUST
  Rule: A read from a timestamp beyond that of the tail is out of range

    Scenario Outline: <timestamp> where the last is 1001
      Given a stream with records at the timestamps 1000, 1001 and 1001
      When a reader starts a unary read from timestamp <timestamp>
      Then the request is refused as out of range

      Examples:
        | timestamp |
        | 1002      |
        | 1101      |

    Scenario: One that this century does not see
      Given a stream with 2 records
      When a reader starts a unary read from timestamp 4102444800000
      Then the request is refused as out of range

  @S2-READ-START-15 @MUST
  Rule: A refusal as out of range carries the tail

    Scenario Outline: From <start>, by <kind>
      Given a stream with records at the timestamps 1000, 1001 and 1002
      When a reader starts a <kind> from <start>
      Then the request is refused as out of range
      And the refusal carries a tail

      Examples:
        | start              | kind       |
        | sequence number 10 | unary read |
        | timestamp 5000     | unary read |

      @capability-session-sse
      Examples:
        | start              | kind        |
        | sequence number 10 | SSE session |

  @S2-READ-START-16 @MUST
  Rule: The tail in a refusal is the tail of the stream

    Scenario Outline: From <start>, by <kind>
      Given a stream with records at the timestamps 1000, 1001 and 1007
      When a reader starts a <kind> from <start>
      Then the refusal names the tail of the stream
      And a check of the tail gives the same

      Examples:
        | start              | kind       |
        | sequence number 4  | unary read |
        | sequence number 99 | unary read |
        | timestamp 1008     | unary read |

      @capability-session-sse
      Examples:
        | start              | kind        |
        | sequence number 99 | SSE session |

  @S2-READ-START-17 @MUST
  Rule: A clamped read from a sequence number beyond the tail starts at the tail

    Scenario Outline: A long poll from <start>
      Given a stream with 1 record
      When a reader starts a long poll from sequence number <start>, clamped, waiting 10 seconds
      And a writer appends 1 record
      Then the reader receives record 1

      Examples:
        | start  |
        | 2      |
        | 999999 |

    @capability-session-sse
    Scenario: A session
      Given a stream with 1 record
      When a reader starts an SSE session from sequence number 999999, clamped
      And a writer appends 2 records
      Then the reader receives records 1 to 2

  @S2-READ-START-18 @MUST
  Rule: A clamped read from a timestamp beyond the tail starts at the tail, whatever timestamps come

    Scenario: A long poll
      Given a stream with 1 record
      When a reader starts a long poll from timestamp 4102444800000, clamped, waiting 10 seconds
      And a writer appends 1 record
      Then the reader receives record 1

    @capability-session-sse
    Scenario: A session
      Given a stream with 1 record
      When a reader starts an SSE session from timestamp 4102444800000, clamped
      And a writer appends 2 records
      Then the reader receives records 1 to 2

  @S2-READ-START-19 @SHOULD
  Rule: A clamped read that may not wait is out of range all the same

    Scenario Outline: From <start>, by <kind>
      Given a stream with a record at the timestamp 1000
      When a reader starts a <kind> from <start>, clamped
      Then the request is refused as out of range
      And the refusal names the tail of the stream

      Examples:
        | start                  | kind       |
        | sequence number 999999 | unary read |
        | timestamp 5000         | unary read |

      @capability-session-sse
      Examples:
        | start                                | kind        |
        | sequence number 2, at most 5 records | SSE session |

  @S2-READ-START-20 @MUST
  Rule: Clamping leaves a start before the tail alone

    Scenario Outline: From <start>, by <kind>
      Given a stream with records at the timestamps 1000, 1001 and 1002
      When a reader starts a <kind> from <start>, clamped, at most 10 records
      Then the reader receives records <first> to 2

      Examples:
        | start                     | first | kind       |
        | sequence number 1         | 1     | unary read |
        | timestamp 1001            | 1     | unary read |
        | timestamp 1002            | 2     | unary read |
        | 2 records before the tail | 1     | unary read |

      @capability-session-sse
      Examples:
        | start             | first | kind        |
        | sequence number 0 | 0     | SSE session |

  @S2-READ-START-21 @MUST
  Rule: A read that says it is not clamped is not

    Scenario Outline: <start>, waiting
      Given a stream with a record at the timestamp 1000
      When a reader starts a unary read from <start>, not clamped, waiting 5 seconds
      Then the request is refused as out of range
      And the answer comes at once

      Examples:
        | start              |
        | sequence number 10 |
        | timestamp 5000     |

  @S2-READ-START-22 @MUST
  Rule: A read from the tail that may not wait is out of range

    Scenario Outline: From <start>, by <kind>
      Given a stream with 2 records
      When a reader starts a <kind> from <start>
      Then the request is refused as out of range
      And the refusal names the tail of the stream

      Examples:
        | start                                | kind       |
        | sequence number 2                    | unary read |
        | sequence number 2, waiting 0 seconds | unary read |

      @capability-session-sse
      Examples:
        | start                                | kind        |
        | sequence number 2, at most 5 records | SSE session |

  @S2-READ-START-23 @MUST
  Rule: A read from the tail may wait there

    Scenario: A long poll
      Given a stream with 2 records
      When a reader starts a long poll from sequence number 2, waiting 1 second
      Then the read succeeds

    @capability-session-sse
    Scenario Outline: A session<further>
      Given a stream with 2 records
      When a reader starts an SSE session from sequence number 2<further>
      Then the session stays open

      Examples:
        | further                                |
        |                                        |
        | , at most 5 records, waiting 5 seconds |

  @S2-READ-START-24 @MUST
  Rule: A read of an empty stream that may not wait is out of range

    Scenario Outline: From <start>
      Given a stream
      When a reader starts a unary read from <start>
      Then the request is refused as out of range
      And the refusal names the tail of the stream

      Examples:
        | start                     |
        | sequence number 0         |
        | 0 records before the tail |

  @S2-READ-START-25 @SHOULD
  Rule: A read of an empty stream by timestamp that may not wait is out of range

    Scenario Outline: From timestamp <timestamp>
      Given a stream
      When a reader starts a unary read from timestamp <timestamp>
      Then the request is refused as out of range

      Examples:
        | timestamp |
        | 0         |
        | 1         |

  @S2-READ-START-26 @MUST
  Rule: A read of an empty stream that may wait gives the first record

    Scenario Outline: A long poll from <start>
      Given a stream
      When a reader starts a long poll from <start>, waiting 10 seconds
      And a writer appends 1 record
      Then the reader receives record 0

      Examples:
        | start                     |
        | sequence number 0         |
        | 0 records before the tail |

    @capability-session-sse
    Scenario: A session
      Given a stream
      When a reader starts an SSE session from sequence number 0
      And a writer appends 2 records
      Then the reader receives records 0 to 1

  @S2-READ-START-27 @MUST
  Rule: A read from a trimmed record begins with the first that is left

    Scenario Outline: From sequence number <start> where 3 is the first, by <kind>
      Given a stream with 5 records
      And the records before sequence number 3 were trimmed
      When a reader starts a <kind> from sequence number <start>, at most 100 records
      Then the reader receives records <first> to 5

      Examples:
        | start | first | kind       |
        | 0     | 3     | unary read |
        | 2     | 3     | unary read |
        | 3     | 3     | unary read |
        | 4     | 4     | unary read |

      @capability-session-sse
      Examples:
        | start | first | kind        |
        | 1     | 3     | SSE session |

  @S2-READ-START-28 @MUST
  Rule: A read from a timestamp before all records that are left begins with the first of them

    Scenario Outline: From timestamp <timestamp> where 1003 is the first, by <kind>
      Given a stream with records at the timestamps 1000, 1001, 1002, 1003 and 1004
      And the records before sequence number 3 were trimmed
      When a reader starts a <kind> from timestamp <timestamp>, at most 100 records
      Then the reader receives records 3 to 5

      Examples:
        | timestamp | kind       |
        | 0         | unary read |
        | 1001      | unary read |

      @capability-session-sse
      Examples:
        | timestamp | kind        |
        | 1002      | SSE session |

  @S2-READ-START-29 @MUST
  Rule: A trim does not change what so many records before the tail means

    Scenario Outline: <count> records before the tail, where 6 is the first and the trim command is record 10
      Given a stream with 10 records
      And the records before sequence number 6 were trimmed
      When a reader starts a unary read from <count> records before the tail
      Then the reader receives records <first> to 10

      Examples:
        | count | first |
        | 3     | 8     |
        | 5     | 6     |
        | 9     | 6     |
        | 11    | 6     |
        | 20    | 6     |

  @S2-READ-START-30 @MUST
  Rule: A read of a stream that has lost all its records ends

    Scenario Outline: From sequence number 0, by <kind>
      Given a stream with 5 records
      And all its records were trimmed, the trim command too
      When a reader starts a <kind> from sequence number 0, at most 10 records
      Then the read is over at once

      Examples:
        | kind       |
        | unary read |

      @capability-session-sse
      Examples:
        | kind        |
        | SSE session |

  @S2-READ-START-31 @MAY
  Rule: A read of a stream that has lost all its records is empty or out of range

    Scenario: A unary read from sequence number 0
      Given a stream with 5 records
      And all its records were trimmed, the trim command too
      When a reader starts a unary read from sequence number 0
      Then the reader receives no record or is refused as out of range, which is noted

  @S2-READ-START-32 @MUST
  Rule: A start that is no number of 64 bits is refused

    Scenario Outline: <query>
      Given a stream with 2 records
      When a reader sends the query "<query>"
      Then the request is refused as a bad query

      Examples:
        | query                            |
        | seq_num=-1                       |
        | seq_num=abc                      |
        | seq_num=1.5                      |
        | seq_num=                         |
        | seq_num=18446744073709551616     |
        | timestamp=-1                     |
        | timestamp=now                    |
        | timestamp=18446744073709551616   |
        | tail_offset=-1                   |
        | tail_offset=x                    |
        | tail_offset=18446744073709551616 |

  @S2-READ-START-33 @MAY
  Rule: The largest number of 64 bits is a sequence number beyond the tail

    Scenario: A read from there
      Given a stream with 1 record
      When a reader sends the query "seq_num=18446744073709551615"
      Then the request is refused as out of range or as a bad query, which is noted

  @S2-READ-START-34 @MAY
  Rule: A word for clamping that is neither true nor false may be refused

    Scenario Outline: <query>
      Given a stream with 2 records
      When a reader sends the query "<query>"
      Then the reader receives all records or is refused as a bad query, which is noted

      Examples:
        | query             |
        | seq_num=0&clamp=1 |
        | seq_num=0&clamp=  |

  @S2-READ-START-35 @MAY
  Rule: A read that names a parameter twice may be refused

    Scenario: The same value twice
      Given a stream with 2 records
      When a reader sends the query "seq_num=0&seq_num=0"
      Then the reader receives all records or is refused as a bad query, which is noted

  @S2-READ-START-36 @MAY
  Rule: A parameter that the server does not know may be passed over

    Scenario: A parameter of a later version
      Given a stream with 2 records
      When a reader sends the query "seq_num=0&tidemark=1"
      Then the reader receives all records or is refused as a bad query, which is noted

  @S2-READ-START-37 @MUST
  Rule: A read whose timestamp is not before its end is refused

    Scenario Outline: <query> on a stream at 1000
      Given a stream with records at the timestamps 1000, 1001 and 1002
      When a reader sends the query "<query>"
      Then the request is refused as invalid

      Examples:
        | query                     |
        | timestamp=1001&until=1001 |
        | timestamp=1002&until=1001 |

    Scenario: On an empty stream
      Given a stream
      When a reader sends the query "timestamp=5&until=5"
      Then the request is refused as invalid

    Scenario: The smallest span
      Given a stream with records at the timestamps 1000, 1001 and 1002
      When a reader sends the query "timestamp=1001&until=1002"
      Then the reader receives record 1

  @S2-READ-START-38 @SHOULD
  Rule: A read that is refused for its parameters creates no stream

    Scenario Outline: <query>
      Given a stream name that nobody uses, in a basin that creates streams when they are read
      When a reader sends the query "<query>"
      Then the request is refused as <refusal>
      And the stream is not in the list

      Examples:
        | query               | refusal     |
        | timestamp=5&until=5 | invalid     |
        | seq_num=abc         | a bad query |

    Scenario: A read without fault creates it
      Given a stream name that nobody uses, in a basin that creates streams when they are read
      When a reader sends the query "seq_num=0"
      Then the request is refused as out of range
      And the stream is in the list

  @S2-READ-START-39 @MUST
  Rule: A read gives every record that was acknowledged before it

    Scenario: Two hundred appends, each read at once over another connection
      Given a stream with 1 record
      When 1 writer appends 200 records while a reader asks for each as soon as it is acknowledged
      Then every record was there

    Scenario: Four writers, each followed by a reader of its own
      Given a stream
      When 4 writers append 50 records while a reader asks for each as soon as it is acknowledged
      Then every record was there

  @S2-READ-START-40 @MUST
  Rule: A sequence number names the same record for ever

    Scenario: A thousand records later
      Given a stream with records at the timestamps 1000, 1001, 1001 and 1003
      And a reader has read all its records
      When a writer appends 1000 records at the timestamp 2000 in batches of 50
      Then a reader of the same sequence numbers receives the same records

    @capability-streams
    Scenario: Other timestamping
      Given a stream with records at the timestamps 1000, 1001, 1001 and 1003
      And a reader has read all its records
      When the stream is reconfigured to timestamps of arrival
      And a writer appends 10 records
      Then a reader of the same sequence numbers receives the same records
