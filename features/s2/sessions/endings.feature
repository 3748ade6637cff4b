@s2 @capability-session-sse
Feature: How a session ends
  A session that has brought everything says so; one that fails says why.

  @S2-READ-SSE-16 @SHOULD
  Rule: A session that ends normally says so in its last event

    Scenario Outline: A session from <query>
      Given a stream with 3 records
      When a reader opens a session from <query>
      Then the answer is complete at once
      And the session ends with the end marker

      Examples:
        | query                                |
        | sequence number 0, waiting 0 seconds |
        | sequence number 0, at most 2 records |
        | sequence number 0, at most 1 byte    |

    Scenario: A wait that runs out
      Given a stream with 3 records
      When a reader opens a session from 0 records before the tail, waiting 1 second
      Then the wait takes at most 1 second
      And the session ends with the end marker

  @S2-READ-SSE-17 @SHOULD
  Rule: Nothing follows the end marker

    Scenario Outline: A session from <query>
      Given a stream with 3 records
      When a reader opens a session from <query>
      Then the session ends with nothing behind the end marker

      Examples:
        | query                                       |
        | sequence number 0, waiting 0 seconds        |
        | sequence number 0, at most 2 records        |
        | 0 records before the tail, waiting 1 second |

    Scenario: More records than a batch may hold
      Given a stream with 2500 records in batches of 500
      When a reader opens a session from sequence number 0, waiting 0 seconds
      Then the session ends with nothing behind the end marker
      And the reader receives all records

  @S2-READ-SSE-18 @SHOULD
  Rule: A session that failed has no end marker

    Scenario: The stream is deleted while it is followed
      Given a stream with 3 records
      When a reader opens a session from sequence number 0
      And a client deletes the stream
      Then the session ends normally or with an error event and no end marker

  @S2-READ-SSE-25 @MUST
  Rule: A session that fails after it began says so in an error event

    Scenario: The stream is deleted while it is followed
      Given a stream with 3 records
      When a reader opens a session from 0 records before the tail
      And a client deletes the stream
      Then the session ends normally or with an error event that says something

  @S2-READ-SSE-26 @SHOULD
  Rule: An error event holds the error that a unary read would have got

    Scenario: The stream is deleted while it is followed
      Given a stream with 3 records
      When a reader opens a session from 0 records before the tail
      And a client deletes the stream
      Then the session ends normally or with an error event that holds a code and a message

  @S2-READ-SSE-27 @MUST
  Rule: Nothing follows an error event

    Scenario: The stream is deleted while it is followed
      Given a stream with 3 records
      When a reader opens a session from 0 records before the tail
      And a client deletes the stream
      Then the session ends normally or with an error event that nothing follows

  @S2-READ-SSE-28 @SHOULD
  Rule: A session that cannot begin is refused like a unary read

    Scenario Outline: A session from <query>
      Given a stream with 3 records
      When a reader opens a session from <query>
      Then the request is refused as out of range
      And the answer is JSON and no event stream

      Examples:
        | query                                       |
        | sequence number 99                          |
        | 0 records before the tail, at most 1 record |

    Scenario: A stream that does not exist
      Given a stream name that nobody uses
      When a reader opens a session from sequence number 0
      Then the request is refused as an unknown stream
      And the answer is JSON and no event stream

    Scenario: A query that means nothing
      Given a stream with 3 records
      When a reader opens a session with the query "seq_num=first"
      Then the request is refused as a bad query
      And the answer is JSON and no event stream

    Scenario: A query with two starts
      Given a stream with 3 records
      When a reader opens a session with the query "seq_num=0&tail_offset=1"
      Then the request is refused as invalid
      And the answer is JSON and no event stream
