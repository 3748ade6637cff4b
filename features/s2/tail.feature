@s2
Feature: The tail of a stream
  Check-tail tells which sequence number the next record gets and which timestamp the last one has.

  @S2-TAIL-01 @MUST
  Rule: Check-tail is answered with the position of the tail

    Scenario: A stream with records
      Given a stream with 3 records
      When a client checks the tail
      Then the answer names the tail

    Scenario: A stream without records
      Given a stream
      When a client checks the tail
      Then the answer names the tail

  @S2-TAIL-02 @MUST
  Rule: The tail is where the next append begins

    Scenario Outline: A batch of <records> after <before>
      Given a stream with <before> records
      When a client checks the tail
      And a writer sends a batch of <records> records
      Then the append begins at the tail that was checked

      Examples:
        | before | records |
        | 0      | 1       |
        | 3      | 1       |
        | 3      | 100     |

    Scenario: Fifty batches, the tail checked before each
      Given a stream
      When a writer sends 50 batches of 1 to 20 records and checks the tail before each
      Then the stream holds exactly what was acknowledged

  @S2-TAIL-03 @MUST
  Rule: The tail has the timestamp of the last record

    Scenario: Timestamps of the writer, long ago
      Given a stream with records at the timestamps 1000, 2000 and 3000
      When a client checks the tail
      Then the tail has the timestamp 3000

    Scenario: A batch whose first record is older than its last
      Given a stream that takes the timestamps of its writers
      When a writer sends a batch of records at the timestamps 1000, 2000 and 5000
      And a client checks the tail
      Then the tail has the timestamp 5000

    Scenario: Timestamps of the server
      Given a stream with 3 records
      When a client checks the tail
      Then the tail has the timestamp of the last record

  @S2-TAIL-04 @MUST
  Rule: The tail of a new stream is zero in number and timestamp

    Scenario: Nothing was appended yet
      Given a stream
      When a client checks the tail
      Then the tail is at sequence number 0 with the timestamp 0

    Scenario: A refused append does not count
      Given a stream
      When a writer sends an append with no records
      And a client checks the tail
      Then the tail is at sequence number 0 with the timestamp 0

  @S2-TAIL-05 @MUST
  Rule: The tail includes every acknowledged append

    Scenario: Another client checks after each of 500 acknowledgements
      Given a stream
      When a writer appends 500 records and another client checks the tail after each
      Then the stream holds exactly what was acknowledged

    Scenario: Four writers check after their own acknowledgements
      Given a stream
      When 4 writers append 50 batches of 2 records each at the same time and check the tail after each
      Then the stream holds exactly what was acknowledged

  @S2-TAIL-06 @MUST
  Rule: The tail never moves back

    Scenario: While four writers append
      Given a stream
      When a client keeps checking the tail while 4 writers append 50 batches of 3 records each
      Then the stream holds exactly what was acknowledged

    Scenario: While records are trimmed
      Given a stream with 10 records
      When a client checks the tail
      And the records before sequence number 5 were trimmed
      And a client checks the tail
      Then no tail was below the one before it

    @needs-restart
    Scenario: A restart
      Given a stream with 5 records
      When a client checks the tail
      And the server was restarted
      And a client checks the tail
      Then no tail was below the one before it

  @S2-TAIL-07 @MUST
  Rule: Trimming leaves the tail where the trim command put it

    Scenario: Everything is trimmed, the command too
      Given a stream with 5 records
      And all its records were trimmed, the trim command too
      When a client checks the tail
      Then the tail is right behind the last command

    Scenario: Some records are trimmed
      Given a stream with 5 records
      And the records before sequence number 3 were trimmed
      When a client checks the tail
      Then the tail is right behind the last command

  @S2-TAIL-08 @MUST
  Rule: A command moves the tail by one

    @capability-commands
    Scenario: A fence
      Given a stream with 3 records
      When a client checks the tail
      And a writer fences the stream with "first"
      And a client checks the tail
      Then the tail moved by 1 from one check to the next

    @capability-commands
    Scenario: A trim
      Given a stream with 3 records
      When a client checks the tail
      And a writer trims the stream to 1
      And a client checks the tail
      Then the tail moved by 1 from one check to the next

    Scenario: Two records, for comparison
      Given a stream with 3 records
      When a client checks the tail
      And a writer sends a batch of 2 records
      And a client checks the tail
      Then the tail moved by 2 from one check to the next

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
      Given a stream name that nobody uses, in a basin that creates streams when they are read
      When a client checks the tail
      Then the tail is at sequence number 0 with the timestamp 0
      And the stream is in the list

    Scenario: A basin that creates streams when they are appended to
      Given a stream name that nobody uses, in a basin that creates streams when they are appended to
      When a client checks the tail
      Then the request is refused as not found
      And the stream is not in the list

  @S2-TAIL-11 @MUST
  Rule: The tail that comes with a batch is ahead of its records

    Scenario: A reader waits for each batch of four writers
      Given a stream
      When a reader polls on from the start while 4 writers append 25 batches of 3 records each
      Then every tail in a batch is ahead of its records

    @capability-session-sse
    Scenario: A session follows four writers
      Given a stream
      When a reader follows an SSE session while 4 writers append 25 batches of 3 records each
      Then every tail in a batch is ahead of its records

    Scenario: A batch cut by its bound
      Given a stream with 10 records
      When a reader starts a unary read from sequence number 0, at most 3 records
      Then every tail in a batch is ahead of its records

    Scenario: The last record, waited for
      Given a stream with 3 records
      When a reader starts a long poll from sequence number 3, waiting 20 seconds
      And a writer appends 1 record
      Then every tail in a batch is ahead of its records

  @S2-TAIL-12 @MAY
  Rule: A batch of old records may come without the tail

    Scenario: The first records of a stream
      Given a stream with 10 records
      When a reader starts a unary read from sequence number 0, at most 3 records
      Then the reader receives records 0 to 2
      And every tail in a batch is ahead of its records

  @S2-TAIL-13 @MUST @capability-streams
  Rule: A stream that is being deleted has no tail

    Scenario: The tail is checked right after the deletion
      Given a stream with 3 records
      When the stream is deleted
      And a client checks the tail
      Then the request is refused as being deleted or as an unknown stream, which is noted
