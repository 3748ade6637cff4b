@s2
Feature: Where a read stops

  @S2-READ-STOP-01 @MUST
  Rule: A read gives no more records than it asks for

    Scenario Outline: At most <count> of five, by <kind>
      Given a stream with 5 records
      When a reader starts a <kind> from sequence number 0, at most <count>
      Then the reader receives <records>

      Examples:
        | count     | records        | kind       |
        | 1 record  | record 0       | unary read |
        | 2 records | records 0 to 1 | unary read |

      @capability-session-sse
      Examples:
        | count     | records        | kind        |
        | 4 records | records 0 to 3 | SSE session |

    Scenario: From the middle of a stream
      Given a stream with 5 records
      When a reader starts a unary read from sequence number 2, at most 2 records
      Then the reader receives records 2 to 3

    Scenario: In the middle of a batch
      Given a stream with 40 records in batches of 10
      When a reader starts a unary read from sequence number 5, at most 17 records
      Then the reader receives records 5 to 21

  @S2-READ-STOP-02 @MUST
  Rule: A read gives as many records as it asks for when they are there

    Scenario: Exactly as many as there are
      Given a stream with 3 records
      When a reader starts a unary read from sequence number 0, at most 3 records
      Then the reader receives all records

    Scenario: Over many appends
      Given a stream with 60 records
      When a reader starts a unary read from sequence number 0, at most 59 records
      Then the reader receives records 0 to 58

    Scenario: As many as an answer holds
      Given a stream with 1200 records in batches of 300
      When a reader starts a unary read from sequence number 100, at most 1000 records
      Then the reader receives records 100 to 1099

  @S2-READ-STOP-03 @MUST
  Rule: A read that asks for more records than there are gives those at once

    Scenario Outline: At most <count> records of two
      Given a stream with 2 records
      When a reader starts a unary read from sequence number 0, at most <count> records
      Then the reader receives all records
      And the answer comes at once

      Examples:
        | count |
        | 3     |
        | 5     |
        | 1000  |

  @S2-READ-STOP-04 @MUST
  Rule: A read gives no more metered bytes than it asks for

    Scenario Outline: At most <bytes> bytes of three records of 13, by <kind>
      Given a stream with 3 records of 13 metered bytes
      When a reader starts a <kind> from sequence number 0, at most <bytes> bytes
      Then the reader receives <records>

      Examples:
        | bytes | records        | kind       |
        | 13    | record 0       | unary read |
        | 25    | record 0       | unary read |
        | 30    | records 0 to 1 | unary read |

      @capability-session-sse
      Examples:
        | bytes | records        | kind        |
        | 38    | records 0 to 1 | SSE session |

  @S2-READ-STOP-05 @MUST
  Rule: The size of a record is 8, 2 for each header, and the bytes of names, values and body

    Scenario Outline: A record with <record> fits into <size> bytes
      Given a stream whose only record has <record>
      When a reader starts a unary read from sequence number 0, at most <size> bytes
      Then the reader receives record 0

      Examples:
        | record                                     | size |
        | neither headers nor a body                 | 8    |
        | the body "hello"                           | 13   |
        | the header "a: 1" and the body "x"         | 13   |
        | three headers, one of them without a value | 39   |
        | ten letters of two bytes each              | 28   |
        | ten characters of four bytes each          | 48   |
        | a header of two-byte letters               | 17   |
        | quotes, backslashes and control characters | 58   |
        | 300 bytes that are no text                 | 308  |

    Scenario Outline: A record with <record> does not fit into <size> bytes
      Given a stream whose only record has <record>
      When a reader starts a unary read from sequence number 0, at most <size> bytes
      Then the reader receives no record

      Examples:
        | record                                     | size |
        | neither headers nor a body                 | 7    |
        | the body "hello"                           | 12   |
        | the header "a: 1" and the body "x"         | 12   |
        | three headers, one of them without a value | 38   |
        | ten letters of two bytes each              | 27   |
        | ten characters of four bytes each          | 47   |
        | a header of two-byte letters               | 16   |
        | quotes, backslashes and control characters | 57   |
        | 300 bytes that are no text                 | 307  |

  @S2-READ-STOP-06 @MUST
  Rule: A record that takes exactly what is left of the bytes is given

    Scenario Outline: At most <bytes> bytes of records of 20, 33 and 50, by <kind>
      Given a stream with records of 20, 33 and 50 metered bytes
      When a reader starts a <kind> from sequence number 0, at most <bytes> bytes
      Then the reader receives <records>

      Examples:
        | bytes | records        | kind       |
        | 52    | record 0       | unary read |
        | 53    | records 0 to 1 | unary read |
        | 103   | all records    | unary read |

      @capability-session-sse
      Examples:
        | bytes | records        | kind        |
        | 53    | records 0 to 1 | SSE session |

  @S2-READ-STOP-07 @MUST
  Rule: No smaller record takes the place of one that is too large

    Scenario Outline: The second of three is too large, by <kind>
      Given a stream with records of 20, 500 and 20 metered bytes
      When a reader starts a <kind> from sequence number 0, at most 60 bytes
      Then the reader receives record 0

      Examples:
        | kind       |
        | unary read |

      @capability-session-sse
      Examples:
        | kind        |
        | SSE session |

  @S2-READ-STOP-08 @MUST
  Rule: A unary read is empty when its first record takes more than the bytes it asks for

    Scenario Outline: At most <bytes> of a record of 17
      Given a stream with records of 17, 9 and 9 metered bytes
      When a reader starts a unary read from sequence number 0, at most <bytes>
      Then the reader receives no record

      Examples:
        | bytes    |
        | 1 byte   |
        | 16 bytes |

  @S2-READ-STOP-09 @SHOULD
  Rule: At most zero records are none

    Scenario: There is a record
      Given a stream with 1 record
      When a reader starts a unary read from sequence number 0, at most 0 records
      Then the reader receives no record

  @S2-READ-STOP-10 @SHOULD
  Rule: At most zero bytes are none

    Scenario: There is a record
      Given a stream with 1 record
      When a reader starts a unary read from sequence number 0, at most 0 bytes
      Then the reader receives no record

  @S2-READ-STOP-11 @MAY
  Rule: A read of nothing from the tail or beyond it is empty or out of range

    Scenario Outline: From <start> where the tail is 1, at most <bound>
      Given a stream with a record at the timestamp 1000
      When a reader starts a unary read from <start>, at most <bound>
      Then the reader receives no record or is refused as out of range, which is noted
      And the answer comes at once

      Examples:
        | start             | bound     |
        | sequence number 1 | 0 records |
        | sequence number 1 | 0 bytes   |
        | sequence number 9 | 0 records |
        | sequence number 9 | 0 bytes   |
        | timestamp 1001    | 0 records |
        | timestamp 1001    | 0 bytes   |

  @S2-READ-STOP-12 @MUST
  Rule: A read until a timestamp gives no record that has it or a later one

    Scenario Outline: Until 2000, by <kind>
      Given a stream with records at the timestamps 1000, 2000, 2000 and 3000
      When a reader starts a <kind> from sequence number 0, until timestamp 2000
      Then the reader receives record 0

      Examples:
        | kind       |
        | unary read |

      @capability-session-sse
      Examples:
        | kind        |
        | SSE session |

    Scenario: One of many timestamps
      Given a stream with 700 records, 7 at each timestamp from 1000 on
      When a reader starts a unary read from sequence number 0, until timestamp 1061
      Then the reader receives records 0 to 426

  @S2-READ-STOP-13 @MUST
  Rule: A read until a timestamp gives all records before it

    Scenario Outline: Until <until>, by <kind>
      Given a stream with records at the timestamps 1000, 2000, 2000 and 3000
      When a reader starts a <kind> from sequence number 0, until timestamp <until>
      Then the reader receives <records>

      Examples:
        | until | records        | kind       |
        | 1001  | record 0       | unary read |
        | 2001  | records 0 to 2 | unary read |
        | 3000  | records 0 to 2 | unary read |
        | 3001  | all records    | unary read |
        | 5000  | all records    | unary read |

      @capability-session-sse
      Examples:
        | until | records        | kind        |
        | 2001  | records 0 to 2 | SSE session |

    Scenario: From a timestamp to another
      Given a stream with records at the timestamps 1000, 2000, 2000 and 3000
      When a reader starts a unary read from timestamp 1500, until timestamp 2500
      Then the reader receives records 1 to 2

  @S2-READ-STOP-14 @MUST
  Rule: A unary read is empty when it ends before its first record

    Scenario Outline: Until <until> where the first is at 1000
      Given a stream with records at the timestamps 1000, 1000 and 2000
      When a reader starts a unary read from sequence number 0, until timestamp <until>
      Then the reader receives no record

      Examples:
        | until |
        | 0     |
        | 500   |
        | 1000  |

  @S2-READ-STOP-15 @MUST
  Rule: An end later than all records does not keep a read at the tail

    @capability-session-sse
    Scenario Outline: A session until <until>
      Given a stream with 4 records
      When a reader starts an SSE session from sequence number 0, until <until>
      Then the session ends at once
      And the reader receives all records

      Examples:
        | until                   |
        | 3600 seconds from now   |
        | timestamp 4102444800000 |

    Scenario: A unary read
      Given a stream with 4 records
      When a reader starts a unary read from sequence number 0, until 3600 seconds from now
      Then the reader receives all records
      And the answer comes at once

  @S2-READ-STOP-16 @MAY @capability-session-sse
  Rule: An end in time is compared with records, not with the clock

    Scenario: The clock passes it while a reader waits at the tail
      Given a stream with 1 record
      When a reader starts an SSE session from sequence number 1, until 2 seconds from now, waiting 5 seconds
      Then the session ends without an error within 5 seconds, and when is noted

  @S2-READ-STOP-17 @MUST
  Rule: Of a number of records and a number of bytes the one reached first ends the read

    Scenario Outline: At most <count> records and <bytes> bytes, by <kind>
      Given a stream with 5 records of 20 metered bytes
      When a reader starts a <kind> from sequence number 0, at most <count> records, at most <bytes> bytes
      Then the reader receives <received>

      Examples:
        | count | bytes  | received       | kind       |
        | 100   | 60     | records 0 to 2 | unary read |
        | 100   | 79     | records 0 to 2 | unary read |
        | 2     | 100000 | records 0 to 1 | unary read |
        | 2     | 60     | records 0 to 1 | unary read |

      @capability-session-sse
      Examples:
        | count | bytes | received       | kind        |
        | 3     | 40    | records 0 to 1 | SSE session |
        | 1     | 40    | record 0       | SSE session |

  @S2-READ-STOP-18 @MUST
  Rule: Of a timestamp and a number of records the one reached first ends the read

    Scenario Outline: At most <count> records until <until>, by <kind>
      Given a stream with records at the timestamps 1000, 2000, 3000, 4000 and 5000
      When a reader starts a <kind> from sequence number 0, at most <count> records, until timestamp <until>
      Then the reader receives <received>

      Examples:
        | count | until | received       | kind       |
        | 2     | 5000  | records 0 to 1 | unary read |
        | 10    | 3500  | records 0 to 2 | unary read |
        | 3     | 3000  | records 0 to 1 | unary read |

      @capability-session-sse
      Examples:
        | count | until | received       | kind        |
        | 2     | 5000  | records 0 to 1 | SSE session |
        | 10    | 3500  | records 0 to 2 | SSE session |

  @S2-READ-STOP-19 @MUST
  Rule: Of a timestamp and a number of bytes the one reached first ends the read

    Scenario Outline: At most <bytes> bytes until <until>, by <kind>
      Given a stream with records at the timestamps 1000, 2000, 3000, 4000 and 5000
      When a reader starts a <kind> from sequence number 0, at most <bytes> bytes, until timestamp <until>
      Then the reader receives <received>

      Examples:
        | bytes | until | received       | kind       |
        | 32    | 5000  | records 0 to 1 | unary read |
        | 1600  | 3500  | records 0 to 2 | unary read |
        | 48    | 3000  | records 0 to 1 | unary read |

      @capability-session-sse
      Examples:
        | bytes | until | received       | kind        |
        | 32    | 5000  | records 0 to 1 | SSE session |
        | 1600  | 3500  | records 0 to 2 | SSE session |

  @S2-READ-STOP-20 @MUST @capability-session-sse
  Rule: A bounded session that may not wait ends at the tail

    Scenario Outline: <bound> where there are two records
      Given a stream with 2 records
      When a reader starts an SSE session from sequence number 0, <bound>
      Then the session ends at once
      And the reader receives all records

      Examples:
        | bound                         |
        | at most 10 records            |
        | at most 100000 bytes          |
        | until timestamp 4102444800000 |

    Scenario: Nothing bounds the session
      Given a stream with 2 records
      When a reader starts an SSE session from sequence number 0
      Then the reader receives all records
      And the session stays open

  @S2-READ-STOP-21 @MUST @capability-session-sse
  Rule: The number of records bounds the whole session

    Scenario: More than a batch of a session holds
      Given a stream with 2500 records in batches of 500
      When a reader starts an SSE session from sequence number 0, at most 1500 records
      Then the session ends at once
      And the reader receives records 0 to 1499

    Scenario: Over small batches
      Given a stream with 1 record
      And a reader starts an SSE session from sequence number 0, at most 4 records, waiting 10 seconds
      When a writer appends 5 records
      Then the session ends at once
      And the reader receives records 0 to 3

  @S2-READ-STOP-22 @MUST @capability-session-sse
  Rule: The number of bytes bounds the whole session

    Scenario: More than a batch of a session holds
      Given a stream with 6 records of 500000 metered bytes
      When a reader starts an SSE session from sequence number 0, at most 2200000 bytes
      Then the session ends at once
      And the reader receives records 0 to 3

    Scenario: Over small batches
      Given a stream with 1 record of 20 metered bytes
      And a reader starts an SSE session from sequence number 0, at most 60 bytes, waiting 10 seconds
      When a writer appends 3 records of 20 metered bytes
      Then the session ends at once
      And the reader receives records 0 to 2

  @S2-READ-STOP-23 @MUST @capability-session-sse
  Rule: The bounds of a session count old and new records together

    Scenario: An old record and three new ones
      Given a stream with 1 record
      And a reader starts an SSE session from sequence number 0, at most 3 records, waiting 10 seconds
      When a writer appends 3 records
      Then the session ends at once
      And the reader receives records 0 to 2

    Scenario: Bytes of two old records and a new one
      Given a stream with 2 records of 20 metered bytes
      And a reader starts an SSE session from sequence number 0, at most 70 bytes, waiting 10 seconds
      When a writer appends 2 records of 20 metered bytes
      Then the session ends at once
      And the reader receives records 0 to 2

    Scenario: A timestamp among the new ones
      Given a stream with a record at the timestamp 1000
      And a reader starts an SSE session from sequence number 0, until timestamp 3000, waiting 10 seconds
      When a writer appends records at the timestamps 2000 and 3000
      Then the session ends at once
      And the reader receives records 0 to 1

  @S2-READ-STOP-24 @MUST @capability-session-sse
  Rule: A batch that comes while a session waits is cut where the session stops

    Scenario: Two of three records
      Given a stream with 1 record
      And a reader starts an SSE session from sequence number 1, at most 2 records, waiting 10 seconds
      When a writer appends 3 records in one batch
      Then the session ends at once
      And the reader receives records 1 to 2

  @S2-READ-STOP-25 @SHOULD @capability-session-sse
  Rule: A session ends as soon as its bound is met

    Scenario Outline: <bound> that come while it waits
      Given a stream with 1 record
      And a reader starts an SSE session from sequence number 1, <bound>, waiting 30 seconds
      When a writer appends 2 records of 20 metered bytes
      Then the session ends at once
      And the reader receives records 1 to 2

      Examples:
        | bound             |
        | at most 2 records |
        | at most 40 bytes  |

    Scenario: Its bound is met by old records
      Given a stream with 3 records
      When a reader starts an SSE session from sequence number 0, at most 3 records, waiting 30 seconds
      Then the session ends at once
      And the reader receives all records

  @S2-READ-STOP-26 @MAY @capability-session-sse
  Rule: A session may end when the next record takes more than is left of its bytes

    Scenario: A large record comes while it waits
      Given a stream with 1 record
      And a reader starts an SSE session from sequence number 1, at most 10 bytes, waiting 3 seconds
      When a writer appends 1 record of 20 metered bytes
      Then the session ends without an error within 3 seconds, and when is noted
      And the reader receives no record

  @S2-READ-STOP-27 @SHOULD
  Rule: Command records count like any other

    Scenario Outline: A command that fences and two records, at most <bound>
      Given a stream that begins with a fence command of 16 metered bytes
      And a writer appends 2 records of 20 metered bytes
      When a reader starts a unary read from sequence number 0, at most <bound>
      Then the reader receives <records>

      Examples:
        | bound     | records        |
        | 1 record  | record 0       |
        | 2 records | records 0 to 1 |
        | 16 bytes  | record 0       |
        | 35 bytes  | record 0       |
        | 36 bytes  | records 0 to 1 |
        | 15 bytes  | no record      |

  @S2-READ-STOP-28 @MUST
  Rule: A bound that is no number is refused

    Scenario Outline: <query>
      Given a stream with 2 records
      When a reader sends the query "<query>"
      Then the request is refused as a bad query

      Examples:
        | query                                |
        | seq_num=0&count=-1                   |
        | seq_num=0&count=ten                  |
        | seq_num=0&count=1.5                  |
        | seq_num=0&bytes=-1                   |
        | seq_num=0&bytes=x                    |
        | seq_num=0&until=-1                   |
        | seq_num=0&until=1e3                  |
        | seq_num=0&until=tomorrow             |
        | seq_num=0&until=18446744073709551616 |
