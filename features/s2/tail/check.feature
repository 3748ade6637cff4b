@s2
Feature: A check of the tail
  Check-tail tells which sequence number the next record gets and which timestamp the last one has.

  @S2-TAIL-01 @MUST
  Rule: Check-tail is answered with the position of the tail

    Scenario Outline: A stream with <count> records
      Given a stream with <count> records
      When a client checks the tail
      Then the answer is the position of the tail

      Examples:
        | count |
        | 0     |
        | 3     |

  @S2-TAIL-02 @MUST
  Rule: The tail is where the next append begins

    Scenario Outline: A batch of <records> after <before>
      Given a stream with <before> records
      When a client checks the tail
      And a writer sends a batch of <records> records
      Then the append begins at sequence number <before>

      Examples:
        | before | records |
        | 0      | 1       |
        | 3      | 1       |
        | 3      | 100     |

    Scenario: Fifty batches, the tail checked between them
      Given a stream
      When 1 writer appends 50 batches of 1 to 20 records each, checking the tail after each
      Then the stream holds exactly what was acknowledged

  @S2-TAIL-03 @MUST
  Rule: The tail has the timestamp of the last record

    Scenario: Timestamps of the writer, long ago
      Given a stream with records at the timestamps 1000, 2000 and 3000
      When a client checks the tail
      Then the tail is at the timestamp of the last record

    Scenario: A batch whose first record is older than its last
      Given a stream with the timestamping "client-require"
      When a writer sends a batch of records at the timestamps 1000, 2000 and 5000
      And a client checks the tail
      Then the tail is at the timestamp of the last record

    Scenario: Timestamps of the server
      Given a stream with 3 records
      When a client checks the tail
      Then the tail is at the timestamp of the last record

  @S2-TAIL-04 @MUST
  Rule: The tail of a new stream is zero in number and timestamp

    Scenario: Nothing was appended yet
      Given a stream
      When a client checks the tail
      Then the tail is zero in number and timestamp

    Scenario: A refused append does not count
      Given a stream
      When a writer sends an append with no records
      And a client checks the tail
      Then the tail is zero in number and timestamp

  @S2-TAIL-05 @MUST
  Rule: The tail includes every acknowledged append

    Scenario: Another client checks after each of 500 acknowledgements
      Given a stream
      When 1 writer appends 500 records each, checking the tail after each
      Then the stream holds exactly what was acknowledged

    Scenario: Four writers check after their own acknowledgements
      Given a stream
      When 4 writers append 50 batches of 2 records each, checking the tail after each
      Then the stream holds exactly what was acknowledged

  @S2-TAIL-09 @MUST
  Rule: A stream that does not exist has no tail

    Scenario: A name that was never used
      Given a stream name that nobody uses
      When a client checks the tail
      Then the request is refused as not found
      And the stream is not in the list

  @S2-TAIL-10 @SHOULD @capability-basins
  Rule: Checking the tail creates the stream where the basin creates streams when they are read

    Scenario: A basin that creates streams when they are read
      Given a basin that creates streams when they are read
      And a stream name that nobody uses
      When a client checks the tail
      Then the tail is zero in number and timestamp
      And the stream is in the list

    Scenario: A basin that creates streams when they are appended to
      Given a basin that creates streams when they are appended to
      And a stream name that nobody uses
      When a client checks the tail
      Then the request is refused as not found
      And the stream is not in the list

  @S2-TAIL-13 @MUST @capability-streams
  Rule: A stream that is being deleted has no tail

    Scenario: The tail is checked right after the deletion
      Given a stream with 3 records
      When a client deletes the stream
      And a client checks the tail
      Then the request is refused as being deleted or as an unknown stream
