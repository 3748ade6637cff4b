@durable-streams
Feature: One wake at a time, and none is lost
  There is work where a stream goes beyond its cursor. Who is awake is not woken again; who is done is woken for what is left.

  @DS-7-01 @MUST @capability-subscriptions-webhook
  Rule: There is work exactly where the tail is beyond the cursor

    Scenario: One of two streams
      Given the stream "a" holds 1 message
      And the stream "b" holds 1 message
      And a webhook subscription to the streams "a" and "b"
      When a worker that works on 1 message of "a"
      Then the wake shows work in "a" behind message 1
      And the wake shows no work in "b"

    Scenario: No work is left after an ack of the tail
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When the worker acks "a" and is done
      Then the ack is granted and says that there is no more to do
      And the worker is not woken

    Scenario: A stream that was worked on, beside new work
      Given a webhook subscription to the new streams "a" and "b"
      And a worker that was done with 1 message of "a"
      When a writer appends 1 message to "b"
      Then the worker is woken anew
      And the wake shows no work in "a"

    @capability-subscriptions-pull
    Scenario: A claim shows one of two streams
      Given the stream "a" holds 1 message
      And the stream "b" holds 1 message
      And a pull-wake subscription to the streams "a" and "b"
      And a worker that works on 2 messages of "a"
      Then the wake shows work in "a" behind message 1
      And the wake shows no work in "b"

  @DS-7-02 @MUST @capability-subscriptions-webhook
  Rule: Who is awake is not woken again, and who is done is woken for what is left

    Scenario: Five appends while a delivery is worked on
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When a writer appends 5 messages to "a"
      Then the worker is not woken

    Scenario: What came meanwhile wakes afterwards
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When a writer appends 5 messages to "a"
      And the worker acks message 1 of "a" and is done
      Then the ack is granted and says that there is more to do
      And the worker is woken anew

    Scenario: What came meanwhile to another stream wakes afterwards
      Given a webhook subscription to the new streams "a" and "b"
      And a worker that works on 1 message of "a"
      When a writer appends 1 message to "b"
      And the worker acks "a" and is done
      Then the worker is woken anew
      And the wake shows work in "b" behind message 0

    Scenario: A wake after everything was done
      Given a webhook subscription to a new stream "a"
      And a worker that was done with 1 message of "a"
      When a writer appends 1 message to "a"
      Then the worker is woken anew
      And the wake shows work in "a" behind message 1

    @capability-subscriptions-pull
    Scenario: Five appends before anybody claims
      Given a pull-wake subscription to a new stream "a"
      When a writer appends 5 messages to "a"
      Then the worker is woken
      And the worker is not woken

    @capability-subscriptions-pull
    Scenario: Five appends while somebody holds the lease
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When a writer appends 5 messages to "a"
      Then the worker is not woken

    @capability-subscriptions-pull
    Scenario: What came while somebody held the lease wakes afterwards
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When a writer appends 5 messages to "a"
      And the worker acks message 1 of "a" and is done
      Then the ack is granted and says that there is more to do
      And the worker is woken anew

    Scenario: A random history of deliveries
      Given the streams "a", "b" and "c/d"
      And a webhook subscription to the streams "a", "b" and "c/d" with a lease of 2 s
      Then 60 things that happen in a random order to its streams "a", "b" and "c/d" and its workers leave it as the rules have it

    @capability-subscriptions-pull
    Scenario: A random history of claims
      Given the streams "a", "b" and "c/d"
      And a pull-wake subscription to the streams "a", "b" and "c/d" with a lease of 2 s
      Then 60 things that happen in a random order to its streams "a", "b" and "c/d" and its workers leave it as the rules have it

  @DS-7-03 @MUST @capability-subscriptions-webhook
  Rule: Every wake has an id of its own and a generation above all before it

    Scenario: Twenty wakes of a receiver that calls back
      Given a webhook subscription to a new stream "a"
      Then 20 wakes in a row have ids of their own and growing generations

    @capability-subscriptions-pull
    Scenario: Twenty wakes that are claimed
      Given a pull-wake subscription to a new stream "a"
      Then 20 wakes in a row have ids of their own and growing generations

    Scenario: After a lease has ended
      Given a webhook subscription to a new stream "a" with a lease of 1 s
      And a worker that works on 1 message of "a"
      Then the worker is woken anew when its lease is over

    Scenario: After the subscription was asked for again
      Given a webhook subscription to a new stream "a"
      And a worker that was done with 1 message of "a"
      When a client asks for it again
      And a writer appends 1 message to "a"
      Then the worker is woken anew

    @isolated @needs-restart
    Scenario: After the server was restarted
      Given a webhook subscription to a new stream "a"
      And a worker that was done with 1 message of "a"
      When the server was restarted
      And a writer appends 1 message to "a"
      Then the worker is woken anew, if the server knows the subscription still
