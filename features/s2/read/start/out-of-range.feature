@s2
Feature: A start where there is no record yet
  Beyond the tail there is nothing to read and nothing to wait for; at the tail a read may wait for what comes.

  @S2-READ-START-12 @MUST
  Rule: A read from a sequence number beyond the tail is out of range

    Scenario Outline: Sequence number <start> where the tail is 1
      Given a stream with 1 record
      When a reader reads from sequence number <start>
      Then the request is refused as out of range

      Examples:
        | start         |
        | 2             |
        | 10            |
        | 4294967296    |
        | 1700000000000 |

    Scenario: Sequence number 1 of an empty stream
      Given a stream
      When a reader reads from sequence number 1
      Then the request is refused as out of range

  @S2-READ-START-13 @MUST
  Rule: A wait does not excuse a start beyond the tail

    @each-reader
    Scenario Outline: A start at <start><further>
      Given a stream with a record at the timestamp 1000
      When a reader reads from <start><further>
      Then the request is refused as out of range
      And the answer is complete at once

      Examples:
        | start              | further             |
        | sequence number 2  | , waiting 5 seconds |
        | sequence number 10 | , waiting 5 seconds |
        | timestamp 2000     | , waiting 5 seconds |
        | sequence number 2  |                     |
        | timestamp 1001     |                     |

  @S2-READ-START-14 @MUST
  Rule: A read from a timestamp beyond that of the tail is out of range

    Scenario Outline: Timestamp <timestamp> where the last is 1001
      Given a stream with records at the timestamps 1000, 1001 and 1001
      When a reader reads from timestamp <timestamp>
      Then the request is refused as out of range

      Examples:
        | timestamp |
        | 1002      |
        | 1101      |

    Scenario: A timestamp that this century does not see
      Given a stream with 2 records
      When a reader reads from timestamp 4102444800000
      Then the request is refused as out of range

  @S2-READ-START-15 @MUST
  Rule: A refusal as out of range carries the tail

    @each-reader
    Scenario Outline: From <start>
      Given a stream with records at the timestamps 1000, 1001 and 1002
      When a reader reads from <start>
      Then the request is refused as out of range
      And the refusal names a tail

      Examples:
        | start              |
        | sequence number 10 |
        | timestamp 5000     |

  @S2-READ-START-16 @MUST
  Rule: The tail in a refusal is the tail of the stream

    @each-reader
    Scenario Outline: From <start>
      Given a stream with records at the timestamps 1000, 1001 and 1007
      When a reader reads from <start>
      Then the refusal names the tail of the stream
      And the refusal names the tail that a check gives

      Examples:
        | start              |
        | sequence number 4  |
        | sequence number 99 |
        | timestamp 1008     |

  @S2-READ-START-22 @MUST
  Rule: A read from the tail that may not wait is out of range

    Scenario Outline: From sequence number 2<further>
      Given a stream with 2 records
      When a reader reads from sequence number 2<further>
      Then the request is refused as out of range
      And the refusal names the tail of the stream

      Examples:
        | further             |
        |                     |
        | , waiting 0 seconds |

    @each-reader
    Scenario: From the tail, at most five records
      Given a stream with 2 records
      When a reader reads from sequence number 2, at most 5 records
      Then the request is refused as out of range
      And the refusal names the tail of the stream

  @S2-READ-START-23 @MUST
  Rule: A read from the tail may wait there

    Scenario: A unary read gets no record
      Given a stream with 2 records
      When a reader reads from sequence number 2, waiting 1 second
      Then the reader receives no record

    @each-reader
    Scenario: A reader that waits five seconds for as many records
      Given a stream with 2 records
      When a reader reads from sequence number 2, at most 5 records, waiting 5 seconds
      Then the reader goes on waiting for 1 second

    @capability-session-sse
    Scenario: A session that nothing bounds
      Given a stream with 2 records
      When a reader opens a session from sequence number 2
      Then the reader goes on waiting for 1 second

  @S2-READ-START-24 @MUST
  Rule: A read of an empty stream that may not wait is out of range

    Scenario Outline: An empty stream from <start>
      Given a stream
      When a reader reads from <start>
      Then the request is refused as out of range
      And the refusal names the tail of the stream

      Examples:
        | start                     |
        | sequence number 0         |
        | 0 records before the tail |

  @S2-READ-START-25 @SHOULD
  Rule: A read of an empty stream by timestamp that may not wait is out of range

    Scenario Outline: An empty stream from timestamp <timestamp>
      Given a stream
      When a reader reads from timestamp <timestamp>
      Then the request is refused as out of range

      Examples:
        | timestamp |
        | 0         |
        | 1         |

  @S2-READ-START-26 @MUST
  Rule: A read of an empty stream that may wait gives the first record

    @each-reader
    Scenario Outline: A reader that waits from <start>
      Given a stream
      When a reader reads from <start>, waiting 10 seconds
      And a writer appends 1 record
      Then the reader receives record 0

      Examples:
        | start                     |
        | sequence number 0         |
        | 0 records before the tail |
