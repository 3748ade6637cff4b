@durable-streams
Feature: A deleted subscription is over
  Nobody is woken any more, and who was at work when it ended moves nothing.

  @DS-6.3-06 @MUST @capability-subscriptions-webhook
  Rule: A deletion ends the subscription and its deliveries

    Scenario: The subscription is gone
      Given a webhook subscription to the pattern "*"
      When a client deletes the subscription
      Then the change is accepted
      And there is no subscription

    Scenario: Appends wake nobody
      Given a webhook subscription to a new stream "a"
      When a client deletes the subscription
      And a writer appends 2 messages to "a"
      Then the worker is not woken

    Scenario: A delivery that failed is not tried again
      Given a receiver that fails with 500
      And a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When a client deletes the subscription
      Then the worker is not woken for three seconds

    Scenario: A lease that ends wakes nobody
      Given a webhook subscription to a new stream "a" with a lease of 1 s
      And a worker that works on 1 message of "a"
      When a client deletes the subscription
      Then the worker is not woken for three seconds

  @DS-6.3-07 @MUST @capability-subscriptions-webhook
  Rule: Who was at work when the subscription ended is refused

    Scenario: A callback after the deletion
      Given a webhook subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When a client deletes the subscription
      And the worker acks "a" and is done
      Then the request is refused

    @capability-subscriptions-pull
    Scenario: An ack after the deletion
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When a client deletes the subscription
      And the worker acks "a" and is done
      Then the request is refused

    @capability-subscriptions-pull
    Scenario: A release after the deletion
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 1 message of "a"
      When a client deletes the subscription
      And the worker releases its work
      Then the request is refused

  @DS-6.3-08 @MUST @capability-subscriptions-webhook
  Rule: No cursor moves by what comes after the end

    Scenario: The id is used again after a late callback
      Given a webhook subscription to a new stream "a"
      And a worker that works on 2 messages of "a"
      When a client deletes the subscription
      And the worker acks message 1 of "a" and is done
      And a client asks for it again
      Then the cursor of "a" is after message 2

    Scenario: The id is used again before a late callback
      Given a webhook subscription to a new stream "a"
      And a worker that works on 2 messages of "a"
      When a client deletes the subscription and makes the same again
      And a writer appends 1 message to "a"
      And the worker of the first wake acks "a" and is done
      Then the cursor of "a" is after message 2

    @capability-subscriptions-pull
    Scenario: The id is used again before a late ack
      Given a pull-wake subscription to a new stream "a"
      And a worker that works on 2 messages of "a"
      When a client deletes the subscription and makes the same again
      And a writer appends 1 message to "a"
      And the worker of the first wake acks "a" and is done
      Then the cursor of "a" is after message 2
