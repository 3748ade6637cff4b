@s2
Feature: Where a session stops
  The bounds of a session count everything that it brings, old records and new ones.

  @S2-READ-STOP-20 @MUST @capability-session-sse
  Rule: A bounded session that may not wait ends at the tail

    Scenario Outline: <bound> where there are two records
      Given a stream with 2 records
      When a reader opens a session from sequence number 0, <bound>
      Then the answer is complete at once
      And the reader receives all records

      Examples:
        | bound                         |
        | at most 10 records            |
        | at most 100000 bytes          |
        | until timestamp 4102444800000 |

    Scenario: Nothing bounds the session
      Given a stream with 2 records
      When a reader opens a session from sequence number 0
      Then the reader receives all records
      And the reader goes on waiting for 1 second

  @S2-READ-STOP-21 @MUST @capability-session-sse
  Rule: The number of records bounds the whole session

    Scenario: More than a batch of a session holds
      Given a stream with 2500 records in batches of 500
      When a reader opens a session from sequence number 0, at most 1500 records
      Then the answer is complete at once
      And the reader receives records 0 to 1499

    Scenario: Over small batches
      Given a stream with 1 record
      And a reader opens a session from sequence number 0, at most 4 records, waiting 10 seconds
      When a writer appends 5 records
      Then the answer is complete at once
      And the reader receives records 0 to 3

  @S2-READ-STOP-22 @MUST @capability-session-sse
  Rule: The number of bytes bounds the whole session

    Scenario: More than a batch of a session holds
      Given a stream with 6 records of 500000 metered bytes
      When a reader opens a session from sequence number 0, at most 2200000 bytes
      Then the answer is complete at once
      And the reader receives records 0 to 3

    Scenario: Over small batches
      Given a stream with 1 record of 20 metered bytes
      And a reader opens a session from sequence number 0, at most 60 bytes, waiting 10 seconds
      When a writer appends 3 records of 20 metered bytes
      Then the answer is complete at once
      And the reader receives records 0 to 2

  @S2-READ-STOP-23 @MUST @capability-session-sse
  Rule: The bounds of a session count old and new records together

    Scenario: An old record and three new ones
      Given a stream with 1 record
      And a reader opens a session from sequence number 0, at most 3 records, waiting 10 seconds
      When a writer appends 3 records
      Then the answer is complete at once
      And the reader receives records 0 to 2

    Scenario: Bytes of two old records and a new one
      Given a stream with 2 records of 20 metered bytes
      And a reader opens a session from sequence number 0, at most 70 bytes, waiting 10 seconds
      When a writer appends 2 records of 20 metered bytes
      Then the answer is complete at once
      And the reader receives records 0 to 2

    Scenario: A timestamp among the new ones
      Given a stream with a record at the timestamp 1000
      And a reader opens a session from sequence number 0, until timestamp 3000, waiting 10 seconds
      When a writer appends records at the timestamps 2000 and 3000
      Then the answer is complete at once
      And the reader receives records 0 to 1

  @S2-READ-STOP-24 @MUST @capability-session-sse
  Rule: A batch that comes while a session waits is cut where the session stops

    Scenario: Two of three records
      Given a stream with 1 record
      And a reader opens a session from sequence number 1, at most 2 records, waiting 10 seconds
      When a writer appends a batch of 3 records
      Then the answer is complete at once
      And the reader receives records 1 to 2

  @S2-READ-STOP-25 @SHOULD @capability-session-sse
  Rule: A session ends as soon as its bound is met

    Scenario Outline: <bound> that come while it waits
      Given a stream with 1 record
      And a reader opens a session from sequence number 1, <bound>, waiting 30 seconds
      When a writer appends 2 records of 20 metered bytes
      Then the answer is complete at once
      And the reader receives records 1 to 2

      Examples:
        | bound             |
        | at most 2 records |
        | at most 40 bytes  |

    Scenario: Its bound is met by old records
      Given a stream with 3 records
      When a reader opens a session from sequence number 0, at most 3 records, waiting 30 seconds
      Then the answer is complete at once
      And the reader receives all records

  @S2-READ-STOP-26 @MAY @capability-session-sse
  Rule: A session may end when the next record takes more than is left of its bytes

    Scenario: A large record comes while it waits
      Given a stream with 1 record
      And a reader opens a session from sequence number 1, at most 10 bytes, waiting 3 seconds
      When a writer appends 1 record of 20 metered bytes
      Then the session ends within 3 seconds
      And the reader receives no record
