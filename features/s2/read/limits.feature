@s2
Feature: How much one answer holds

  @S2-READ-LIMITS-01 @MUST
  Rule: A unary read that names no number of records gives a thousand at most

    Scenario Outline: A stream of <count> in batches of <batch>
      Given a stream with <count> records in batches of <batch>
      When a reader reads from sequence number 0
      Then the reader receives some of the first 1000 records

      Examples:
        | count | batch |
        | 1005  | 1000  |
        | 1001  | 7     |

  @S2-READ-LIMITS-02 @MUST
  Rule: A unary read that asks for more than a thousand records gets a thousand

    Scenario Outline: A read of at most <count> records
      Given a stream with 1005 records in batches of 201
      When a reader reads from sequence number 0, at most <count> records
      Then the reader receives records 0 to 999

      Examples:
        | count |
        | 1001  |
        | 2000  |

  @S2-READ-LIMITS-03 @MUST
  Rule: A unary read that names no number of bytes gives a mebibyte at most

    Scenario: Two records that do not fit together
      Given a stream with 2 records of 700000 metered bytes
      When a reader reads from sequence number 0
      Then the reader receives record 0

    Scenario: One byte too many
      Given a stream with records of 524288, 524289 and 8 metered bytes
      When a reader reads from sequence number 0
      Then the reader receives record 0

    Scenario: Exactly a mebibyte
      Given a stream with records of 524288, 524288 and 8 metered bytes
      When a reader reads from sequence number 0
      Then the reader receives records 0 to 1

  @S2-READ-LIMITS-04 @MUST
  Rule: A unary read that asks for more than a mebibyte gets a mebibyte

    Scenario: At most two mebibytes
      Given a stream with 2 records of 700000 metered bytes
      When a reader reads from sequence number 0, at most 2097152 bytes
      Then the reader receives record 0

    Scenario: One byte more than a mebibyte
      Given a stream with records of 524288, 524289 and 8 metered bytes
      When a reader reads from sequence number 0, at most 1048577 bytes
      Then the reader receives record 0

  @S2-READ-LIMITS-05 @MUST
  Rule: A unary read is full when there is enough

    Scenario Outline: A stream of <count> in batches of <batch>
      Given a stream with <count> records in batches of <batch>
      When a reader reads from sequence number 0
      Then the reader receives records 0 to 999

      Examples:
        | count | batch |
        | 1000  | 1000  |
        | 1005  | 201   |
        | 2500  | 500   |

    Scenario: From the middle of a batch
      Given a stream with 1500 records in batches of 500
      When a reader reads from sequence number 250
      Then the reader receives records 250 to 1249

  @S2-READ-LIMITS-06 @MUST
  Rule: A record of a mebibyte can be read

    Scenario: It is the only one
      Given a stream with 1 record of 1048576 metered bytes
      When a reader reads from sequence number 0
      Then the reader receives record 0

    Scenario: Others are around it
      Given a stream with records of 20, 1048576 and 20 metered bytes
      When a reader reads from sequence number 1
      Then the reader receives record 1

  @S2-READ-LIMITS-07 @MUST @capability-session-sse
  Rule: A session goes on beyond what one answer holds

    Scenario: More than a thousand records
      Given a stream with 2500 records in batches of 500
      When a reader opens a session from sequence number 0
      Then the reader receives all records

    Scenario: More than a mebibyte
      Given a stream with 6 records of 500000 metered bytes
      When a reader opens a session from sequence number 0
      Then the reader receives all records

  @S2-READ-LIMITS-08 @MUST @capability-session-sse
  Rule: A batch of a session holds no more than a unary answer

    Scenario: Two and a half thousand records
      Given a stream with 2500 records in batches of 500
      When a reader opens a session from sequence number 0
      Then the reader receives all records
      And every batch holds at most 1000 records and a mebibyte

    Scenario: Six records of half a mebibyte
      Given a stream with 6 records of 500000 metered bytes
      When a reader opens a session from sequence number 0
      Then the reader receives all records
      And every batch holds at most 1000 records and a mebibyte
