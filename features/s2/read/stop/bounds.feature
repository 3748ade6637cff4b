@s2
Feature: Several bounds of a read, and bounds that mean nothing

  @S2-READ-STOP-11 @MAY
  Rule: A read of nothing from the tail or beyond it is empty or out of range

    Scenario Outline: From <start> where the tail is 1, at most <bound>
      Given a stream with a record at the timestamp 1000
      When a reader reads from <start>, at most <bound>
      Then the reader receives no record or is refused as out of range
      And the answer is complete at once

      Examples:
        | start             | bound     |
        | sequence number 1 | 0 records |
        | sequence number 1 | 0 bytes   |
        | sequence number 9 | 0 records |
        | sequence number 9 | 0 bytes   |
        | timestamp 1001    | 0 records |
        | timestamp 1001    | 0 bytes   |

  @S2-READ-STOP-17 @MUST
  Rule: Of a number of records and a number of bytes the one reached first ends the read

    @each-reader
    Scenario Outline: At most <count> records and <bytes> bytes
      Given a stream with 5 records of 20 metered bytes
      When a reader reads from sequence number 0, at most <count> records, at most <bytes> bytes
      Then the reader receives <received>

      Examples:
        | count | bytes  | received       |
        | 100   | 60     | records 0 to 2 |
        | 100   | 79     | records 0 to 2 |
        | 2     | 100000 | records 0 to 1 |
        | 2     | 60     | records 0 to 1 |
        | 3     | 40     | records 0 to 1 |
        | 1     | 40     | record 0       |

  @S2-READ-STOP-18 @MUST
  Rule: Of a timestamp and a number of records the one reached first ends the read

    @each-reader
    Scenario Outline: At most <count> records until <until>
      Given a stream with records at the timestamps 1000, 2000, 3000, 4000 and 5000
      When a reader reads from sequence number 0, at most <count> records, until timestamp <until>
      Then the reader receives <received>

      Examples:
        | count | until | received       |
        | 2     | 5000  | records 0 to 1 |
        | 10    | 3500  | records 0 to 2 |
        | 3     | 3000  | records 0 to 1 |

  @S2-READ-STOP-19 @MUST
  Rule: Of a timestamp and a number of bytes the one reached first ends the read

    @each-reader
    Scenario Outline: At most <bytes> bytes until <until>
      Given a stream with records at the timestamps 1000, 2000, 3000, 4000 and 5000
      When a reader reads from sequence number 0, at most <bytes> bytes, until timestamp <until>
      Then the reader receives <received>

      Examples:
        | bytes | until | received       |
        | 32    | 5000  | records 0 to 1 |
        | 1600  | 3500  | records 0 to 2 |
        | 48    | 3000  | records 0 to 1 |

  @S2-READ-STOP-27 @SHOULD
  Rule: Command records count like any other

    Scenario Outline: A command that fences and two records, at most <bound>
      Given a stream with a fence with "t"
      And a writer appends 2 records of 20 metered bytes
      When a reader reads from sequence number 0, at most <bound>
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

    Scenario Outline: A read with <query>
      Given a stream with 2 records
      When a reader reads with the query "<query>"
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
